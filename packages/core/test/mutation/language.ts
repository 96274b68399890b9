/** Examples and properties of the rule language in one file; in short runs, the properties run a few times. */
import '../../src/rule/check.test.js';
import '../../src/check/rule.test.js';
import '../../src/proof/reach.test.js';
import '../../src/proof/reach.prop.test.js';
import '../../src/rule/share.test.js';
import '../../src/rule/declarations.test.js';
import '../../src/check/pack.test.js';
import '../../src/check/rule.prop.test.js';
import '../mistakes.test.js';
