/** Examples and properties of the rule language in one file; in short runs, the properties run a few times. */
import '../../src/rule.test.js';
import '../../src/compiled-rule.test.js';
import '../../src/reach.test.js';
import '../../src/reach.prop.test.js';
import '../../src/share.test.js';
import '../../src/facts.test.js';
import '../../src/pack.test.js';
import '../../src/compiled-rule.prop.test.js';
import '../mistakes.test.js';
