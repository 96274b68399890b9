import { englishLines } from './english-lines.js';
import type { Wording } from './wording.js';

/**
 * The catalogue of issues in English: code ▸ sentence and what to do. Lower case, no final stop, input in backticks.
 * A code never changes its meaning; `messages.ts` holds the other languages.
 */
export const english: { readonly [code: string]: readonly [message: string, hint?: string] } = {
  'document/more-issues': ['at least {count} more issues are not shown', 'correct those above first'],

  'json/expected': ['expected {expected}, found {found}', 'look for a wrong character here, or just before'],
  'json/empty': ['nothing is written here', 'begin with `{` and end with `}`'],
  'json/unclosed': ['the `{open}` of line {line} is not closed: found {found}', 'write the `{close}` that is missing'],
  'json/after-end': [
    'the document has ended, but {found} follows',
    'take away what follows, or the bracket that ends the document too early',
  ],
  'json/trailing-comma': ['there is a comma before {found}', 'take the comma away: it belongs between two parts only'],
  'json/missing-comma': ['a comma is missing before {found}', 'write `,` between two parts'],
  'json/colon': ['`:` is missing after the key, found {found}', 'write `"key": value`'],
  'json/no-value': ['a value is missing before {found}', 'write the value, or take the key away'],
  'json/quotes': ['{found} is no quotation mark of JSON', 'write straight double quotes: `"`'],
  'json/unquoted': ['`{found}` has no quotes', 'write `"{found}"`'],
  'json/unended-text': ['text that begins here is not ended in its line', 'write the `"` that ends it'],
  'json/quote-within': [
    'the text in quotes ends here, but goes on with `{found}`',
    'write `\\"` for a quotation mark within text, or use curved ones',
  ],
  'json/control': ['there is {found} within text in double quotes', 'write a space instead'],
  'json/escape': ['`{found}` means nothing within text', 'write `\\\\` for a backslash, `\\"` for a quotation mark'],
  'json/half-character': ['text holds half of a character', 'type the character again'],
  'json/constant': ['`{found}` is no value', 'write `{near}`'],
  'json/no-number': ['`{found}` is not a number', 'write digits, and a point for decimals: `80`, `7.5`'],
  'json/decimal-comma': ['`{found}` has a comma for its decimals', 'write a point: `{near}`'],
  'json/comment': ['a comment begins here with `{found}`: JSON has none', 'take it out, or write it as a `note`'],
  'json/unseen': ['there is a character that nobody sees ({found})', 'delete it, and type a space if one is needed'],
  'json/number': ['`{found}` is too large a number', 'write a number from -1000000000 to 1000000000'],
  'json/inexact': [
    '`{found}` is not held exactly: it would become `{near}`',
    'write fewer digits, so that the number is the one that is meant',
  ],
  'json/doubled-key': ['the key `{key}` is there twice in one object', 'keep one of the two'],
  'json/too-deep': ['nested deeper than {limit} levels', 'look for a bracket that is not closed'],
  'json/too-many': ['more than {limit} values', 'divide the document'],
  'json/repeated': [
    'lists and objects are repeated in the document more than {limit} times',
    'give a document without circles and repetitions',
  ],
  'json/too-long': ['longer than {limit} characters', 'divide the document'],
  'json/too-many-keys': ['more than {limit} keys in one object', 'divide the document'],
  'json/long-key': ['the key `{key}` is longer than {limit} characters', 'shorten it'],
  'json/not-json': ['a value is no JSON: {found}', 'give text, numbers, true, false, null, lists and plain objects'],

  'shape/missing-key': ['the key `{key}` is missing', 'add `"{key}": …`'],
  'shape/unknown-key': ['`{key}` is not known here', 'what is still possible here: `{known}`'],
  'shape/misspelt-key': ['`{key}` is not known here', 'did you mean `{near}`?'],
  'shape/misplaced-key': [
    '`{key}` is in the wrong place: it belongs in {where}',
    'look for a bracket that is closed too late or too early',
  ],
  'shape/type': ['expected {expected}, found {found}', 'write {expected}'],
  'shape/quoted': ['expected {expected}, found the text {found}', 'write it without quotes and units: `{near}`'],
  'shape/unquoted': ['expected text, found {found}', 'put it in double quotes'],
  'shape/value': ['{found} is not known here', 'write one of `{known}`'],
  'shape/misspelt-value': ['{found} is not known here', 'did you mean `{near}`? known: `{known}`'],
  'shape/format': ['this is no document that can be read here: `format` is {found}', 'write `"format": "{expected}"`'],
  'shape/control': [
    'the text holds {found}, a character that is not shown but steers what is shown',
    'take it out: a text is one line of letters, digits and signs',
  ],
  'shape/id': [
    '`{found}` is not an id',
    'write lower-case letters without accents and digits, words joined by `-`: `{example}`',
  ],
  'shape/date': ['`{found}` is not a day', 'write year, month and day: `{example}`'],
  'shape/day-of-year': ['`{found}` is not a day of the year', 'write month and day, as `12-31`'],
  'shape/version': ['`{found}` is not a version', 'write three numbers: `{example}`'],
  'shape/empty-list': ['the list is empty', 'write at least one part into it, or take the key away'],
  'shape/too-long': ['the text is longer than {limit} characters', 'shorten it'],
  'shape/too-many': ['more than {limit} entries', 'divide the document'],
  'shape/bounds': ['`{found}` is not allowed here', 'the number must be {limit}'],

  'source/unknown': ['the source `{source}` is not in `sources` (places that name it: {times})', 'add it to `sources`'],
  'source/misspelt': [
    'the source `{source}` is not in `sources` (places that name it: {times})',
    'did you mean `{near}`?',
  ],
  'source/missing': [
    'a number or rule of status `{status}` names no source',
    'add `source`, or make its status `placeholder`',
  ],

  'fact/reserved': ['a fact may not be called `{fact}`: rules use that name for something else', 'choose another name'],
  'fact/needs': ['the fact `{fact}` of type `{type}` needs `{key}`', 'add `"{key}": …`'],
  'fact/not-numeric': [
    '`{key}` does not belong to a fact of type `{type}`',
    'take it out, or make the fact an `integer`',
  ],
  'fact/not-choice': ['`of` does not belong to a fact of type `{type}`', 'take it out, or make the fact a `choice`'],
  'fact/not-integer': ['`{found}` is not a whole number', 'make the fact a `decimal` with a `step`'],
  'fact/min-above-max': ['`min` {min} is above `max` {max}', 'exchange the two, or correct one'],
  'fact/one-value': ['the fact `{fact}` can have one value only: nothing is asked', 'allow a second value'],
  'fact/max-off-step': [
    '`max` {max} cannot be reached from `min` {min} in steps of {step}',
    'correct `max`, `min` or `step`',
  ],
  'fact/doubled-value': ['the value `{value}` is there twice', 'keep one of the two'],
  'fact/default': ['the default `{found}` is not allowed', 'allowed: {allowed}'],
  'fact/not-counted': ['`{key}` does not belong to a fact of type `{type}`', 'it is for facts that are counted'],
  'fact/no-default': ['a fact of type `{type}` has no default: it is counted, or declared', 'take `default` away'],
  'fact/count-below-zero': ['a count is never below 0', 'correct `min`'],
  'fact/not-here': [
    'a count or a share cannot be read of a member: it belongs to the pack that judges the member',
    'read a title of the member instead',
  ],
  'members/needs-met': ['a share needs to know who is in the numerator', 'add `met` to `from`'],
  'share/only-in-order': [
    'a share may only be compared by `<`, `<=`, `>` or `>=` with a percentage',
    'write {">=": [{"var": "…"}, 90]}',
  ],
  'share/two-operands': ['a share is compared with one percentage at a time', 'join two comparisons with `and`'],
  'share/against': [
    'a share is compared with a literal number or a threshold in percent, found a {found}',
    'write the percentage itself, or a threshold that holds it',
  ],
  'share/percent': ['a percentage is from 0 to 100', 'correct the number'],
  'share/too-fine': ['a percentage has at most {limit} decimals', 'round it'],
  'members/through-no-place': [
    'subjects belong to places by the role `{role}`, so it cannot lead to another kind',
    'give the other role a name of its own',
  ],
  'members/role-elsewhere': [
    'the role `{role}` leads to subjects of kind `{of}`, but this pack judges `{subject}`',
    'count through a role that leads to `{subject}`, or to a place',
  ],
  'members/misspelt-kind': ['no pack judges subjects of kind `{count}`', 'did you mean `{near}`?'],
  'members/only-declared': [
    'no pack given here judges subjects of kind `{count}`: the fact can only be declared by records',
    'give the packs of those who are counted',
  ],
  'members/fact-differs': [
    '`{name}` cannot be read: the packs of those who are counted declare it in different ways',
    'give the fact one declaration, or another id in one of the packs',
  ],
  'members/circle': ['kinds of subjects count each other in a circle: {circle}', 'let one of them count no other'],
  'members/no-role': [
    '{members} records in {year} name no `{role}`: they count for `{fact}` of no subject of kind `{of}` ({pack})',
    'give the role, or `-` where they stand in none',
  ],
  'members/no-record': [
    '{members} records in {year} name {count} subjects of kind `{of}` that have no record: for `{fact}` nobody counts them ({pack})',
    'add records of these subjects, or correct the ids',
  ],
  'role/differs': [
    'the role `{role}` leads to `{second}` in `{document}`, but to `{first}` in `{in}`',
    'give one of the two roles another id',
  ],
  'pack/group-of-two-kinds': [
    'the group `{group}` is of kind `{second}` here, but of kind `{first}` in another pack',
    'give each kind of subject groups of its own',
  ],
  'number/too-large': ['{found} is beyond ±{limit}', 'write a number within these bounds'],
  'number/too-fine': ['{found} has more than {limit} decimals', 'round it'],

  'threshold/same-day': [
    'two values of one threshold start on the same day: {from}',
    'keep one, or correct the day `from` of the other',
  ],
  'threshold/gap': [
    'the threshold has no value before {from}, but the pack is in force from {start}',
    'add a value for that time, or correct `from`',
  ],

  'indicator/reserved': ['`{id}` is a name that rules use for something else', 'choose another id'],
  'indicator/doubled': ['the id `{id}` is already used by a criterion or an indicator', 'give each its own id'],
  'indicator/neither': [
    'the indicator `{id}` gives neither `points` nor `met`',
    'add `points`, a number, or `met`, a condition',
  ],
  'indicator/both': ['the indicator `{id}` gives both `points` and `met`', 'make two indicators of it'],
  'indicator/gives-other': [
    '`{name}` cannot be read: the indicator gives the other kind',
    'read `points` of an indicator that gives points, `met` of one that gives a condition',
  ],
  'indicator/may-be-exempt': ['`{name}` cannot be read: the indicator may be exempt', 'read a total instead'],
  'indicator/not-earlier': [
    '`{name}` cannot be read here',
    'an indicator reads facts, thresholds and indicators that come before it; totals are for titles',
  ],
  'indicator/no-points': ['`{name}` cannot be read: no indicator gives points', 'read `met.all` or `met.count`'],
  'indicator/no-conditions': ['`{name}` cannot be read: no indicator gives `met`', 'read `points.total`'],
  'criterion/no-points': [
    '`{name}` cannot be read: the criterion has no indicator that gives points',
    'read its indicators one by one',
  ],

  'title/doubled': ['the title `{id}` is there twice', 'give each title its own id'],
  'title/no-condition': ['the title `{id}` has no condition', 'add `when`, `years` or `ranks`'],
  'title/not-earlier': ['`{name}` cannot be read here', 'a title may read only titles that come before it'],
  'title/met-by-nothing': [
    'a record without any fact would earn the title `{id}`',
    'ask for something that a record must show',
  ],
  'rank/reserved': ['`{id}` cannot be the id of a rank', 'choose another id'],
  'rank/doubled': ['the rank `{id}` is there twice', 'give each rank its own id'],
  'rank/no-rank-below': [
    'the rank `{id}` is the last: there is no rank below it that could have been met before',
    'put `upgradeAfterYears` on a better rank',
  ],
  'years/no-form': [
    'the year rule does not say what it asks for',
    'give one of `consecutive`, `atLeast` with `of`, and `validYears`',
  ],
  'years/several-forms': [
    'the year rule asks for several things at once: `{forms}`',
    'keep one, and make another title for the other',
  ],
  'years/of-without-at-least': ['`of` says among how many years, but not how many of them', 'add `atLeast`'],
  'years/needs-of': ['{atLeast} years, but not among how many', 'add `of`'],
  'years/more-than-of': ['{atLeast} of {of} years can never be met', 'correct one of the two numbers'],
  'years/not-in-this-form': ['`{key}` belongs to `{home}` and means nothing with `{form}`', 'take it out'],
  'years/nothing-to-bridge': [
    'with `{form}` there is no row of years in which a gap could be skipped: `bridge` means nothing',
    'write `reset` (not met) or `unknown`',
  ],
  'years/unknown-title': ['`{title}` is no earlier title of this pack', 'name a title that comes before this one'],
  'years/misspelt-title': ['`{title}` is no earlier title of this pack', 'did you mean `{near}`?'],

  'pack/never-in-force': ['in force until {until}, which is not after {from}', 'correct one of the two days'],
  'pack/until-last-day': [
    'in force until {until}: that day is the first on which it no longer is, so that records of that year without a date find no pack',
    'write the day after the last, such as {next}',
  ],
  'pack/too-many-indicators': ['{found} indicators; at most {limit} are allowed', 'divide the pack'],
  'pack/too-large': ['the rules have {found} nodes; at most {limit} are allowed', 'make the rules shorter'],
  'pack/too-many-days': [
    'thresholds change on {days} days; with {nodes} nodes in the rules at most {limit} are allowed',
    'leave out thresholds of times that nobody judges any more, or divide the pack',
  ],
  'texts/other-document': ['the texts are of `{of}`, the document is `{id}`', 'correct `of`, or give the right texts'],

  'rule/too-deep': ['operators are nested deeper than {limit} levels', 'divide the rule among indicators'],
  'rule/too-large': ['the rule has more than {limit} nodes', 'divide the rule among indicators'],
  'rule/bare-text': [
    'the text `{text}` is where a rule is expected',
    'write it as an object: {"var": "name"} reads a name, {">=": [ …, 5 ]} compares',
  ],
  'rule/bare-name': ['`{name}` is a mere text here', 'to read it write {"var": "{name}"}'],
  'rule/quoted': ['`"{found}"` is text, because it is in quotes', 'write {near} without quotes and units'],
  'rule/null': ['`null` is no rule', 'a missing fact is a range: compare it with a number'],
  'rule/list': ['a list is where a rule is expected', 'write an operator around it: {">=": [ …, 5 ]}'],
  'rule/empty': ['an empty object is no rule', 'write an operator into it: {">=": [ …, 5 ]}'],
  'rule/several-operators': [
    'one object holds several operators: `{found}`',
    'write each in an object of its own, joined by {"and": [ … ]}',
  ],
  'rule/unknown-operator': ['`{operator}` is no operator', 'known: `{known}`'],
  'rule/misspelt-operator': ['`{operator}` is no operator', 'did you mean `{near}`?'],
  'rule/refused-operator': ['`{operator}` is not part of this rule language', '{instead}'],
  'rule/name-as-operator': [
    '`{name}` is a name where an operator is expected',
    'write the operator outside: {">=": [ {"var": "{name}"}, 5 ]}',
  ],
  'rule/not-a-list': ['the operands of `{operator}` must be in a list', 'write {"{operator}": [ … ]}'],
  'rule/operand-count': ['`{operator}` has {found} operands, expected {expected}', 'write `{usage}`'],
  'rule/no-otherwise': [
    '`if` has no value for all other cases',
    'add it as the last operand: {"if": [ condition, value, value otherwise ]}',
  ],
  'rule/var-name': [
    '`var` takes one name in quotes, and no default',
    'write {"var": "name"}; a default belongs to the fact',
  ],
  'rule/unknown-name': ['`{name}` is not declared (places that read it: {times})', 'declare it, or correct the name'],
  'rule/misspelt-name': ['`{name}` is not declared (places that read it: {times})', 'did you mean `{near}`?'],
  'rule/type': ['expected a {expected}, found a {found}', '{instead}'],
  'rule/operator-type': [
    '`{operator}` takes operands of type {expected}; here all are of type {found}',
    'take another operator',
  ],
  'rule/two-types': ['a {first} is compared with a {second}', 'compare values of one type'],
  'rule/two-choices': [
    'a choice can be compared with a value of its list only',
    'name one of its values: {"==": [ …, "value" ]}',
  ],
  'rule/in-list': [
    'the second operand of `in` is a list of values in quotes',
    'write {"in": [ …, [ "value", "value" ] ]}',
  ],
  'rule/in-order': ['the operands of `in` are in the wrong order', 'write {"in": [ …, [ "value", "value" ] ]}'],
  'rule/unknown-value': ['`{value}` is not a value of this choice', 'known: `{known}`'],
  'rule/misspelt-value': ['`{value}` is not a value of this choice', 'did you mean `{near}`?'],
  'rule/covers-all': [
    'the list covers every value of the choice: the condition says only that it is known',
    'take values out of the list, or the condition out of the rule',
  ],
  'rule/not-exact': [
    'numbers here can exceed 9007199254740992 and would not be exact',
    'narrow the bounds of the facts',
  ],
  'rule/too-fine': [
    'the product has {found} decimals; more than {limit} would not be exact',
    'multiply fewer decimals',
  ],
  'rule/always-met': ['this condition is always met', 'correct it, or take it out'],
  'rule/never-met': ['this condition is never met', 'correct it, or take it out'],
  'rule/branch-never-reached': [
    'this branch is never reached: the conditions before it leave nothing over',
    'take it out, or correct the conditions',
  ],
  'rule/outside-bounds': [
    '`{name}` is compared with {found}, but is always from {low} to {high}',
    'correct the number, or the bounds of the fact',
  ],

  'record/not-readable': ['the record cannot be read', 'give an object with `subject`, `year`, `group` and `facts`'],
  'record/subject': ['`subject` must be a text that is not empty, found `{found}`', 'write who is judged'],
  'record/year': [
    '`year` must be a whole number from 1900 to 2199, found `{found}`',
    'write the year of the assessment: `2023`',
  ],
  'record/group': ['`group` must be a text that is not empty, found `{found}`', 'write the group'],
  'record/other-group': [
    'the record is of group `{found}`, the pack judges `{group}`',
    'correct the group, or give the pack of that group',
  ],
  'record/date': ['`date` is not a day: `{found}`', 'write it as `2023-12-31`'],
  'record/date-other-year': ['the date `{found}` is not in the year of the record', 'correct the date or the year'],
  'record/registered': ['`registered` must be true or false, found `{found}`', 'write true or false without quotes'],
  'record/facts': ['`facts` must be an object, found `{found}`', 'write the facts in braces: { … }'],
  'record/not-an-object': ['`{key}` must be an object, found `{found}`', 'write it in { }'],
  'record/too-long': ['`{key}` holds a text longer than {limit} characters', 'shorten it'],
  'record/too-many': ['`{key}` holds more than {limit} entries', 'leave out what nobody reads'],
  'record/recognised': [
    'a recognition needs a title and an outcome: granted, refused or revoked; found `{found}`',
    'correct the decision',
  ],
  'record/not-in-force': [
    'on {date} the pack is not in force: it is from {from} until {until}',
    'give the pack that is in force on that day',
  ],
  'record/fact-invalid': ['`{found}` is not allowed for `{fact}`: taken as missing', 'allowed: {allowed}'],
  'record/number-as-text': [
    'the number `{found}` of `{fact}` is written as text: taken as missing',
    'write it without quotes',
  ],
  'record/number-two-readings': [
    '`{found}` of `{fact}` can be a thousand or one: taken as missing',
    'write it without a mark for thousands, and without zeros at the end: 1200, or 1.2',
  ],
  'record/share-as-day': [
    '`{found}` is no share for `{fact}`, but a day: taken as missing',
    'write `38/40`; a spreadsheet turns 10/12 into a day unless the column is text',
  ],
  'record/members-set-aside': [
    'the record declares `{fact}` itself: {records} records of members are not counted for it',
    'take the declared value away to have them counted',
  ],
  'record/more-members': [
    '`{fact}` is declared of fewer members than there are records: {records}',
    'correct the declared number: it was not used',
  ],
  'record/unknown-fact': ['`{fact}` is not a fact of this pack', 'take it out, or correct the name'],
  'record/misspelt-fact': ['`{fact}` is no fact that anything reads (found {times} ×)', 'did you mean `{near}`?'],
  'record/unseen': [
    '`{found}` holds a character that nobody sees, {character}: it is somebody else than without it',
    'type it anew, unless it is meant',
  ],
  'record/recognised-twice': [
    'the record has another decision on `{title}` below this one: that one is taken',
    'keep the decision that is in force',
  ],
  'record/no-outcome': [
    'the decision on `{title}` has no outcome: nothing is taken as decided',
    'write granted, refused or revoked',
  ],
  'record/decision-day': [
    'the day `{found}` of the decision on `{title}` is none from {year} to {last}',
    'write it as `2023-12-31`, or correct the year',
  ],
  'record/too-many-rows': [
    'the subject has more than {limit} rows: none of them is used',
    'give one row a year, or each person an id of their own',
  ],

  'record/unknown-group': ['no pack judges the group `{group}`', 'known: {known}'],
  'record/unknown-stage': ['the stage `{stage}` is not known', 'known: {known}'],
  'record/stage-date': ['the date of the stage `{stage}` is not a day: `{found}`', 'write it as `2023-12-31`'],
  'record/conflicting-key': ['rows of the same subject and year differ in `{key}`: {values}', 'keep the right row'],
  'record/place': [
    'the place in the role `{role}` must be a code in quotes, found `{found}`',
    'write the code in quotes, so that zeros at its beginning stay',
  ],
  'record/place-unknown': [
    'the place code `{code}` in the role `{role}` is not known',
    'look the code up in the list of places',
  ],
  'record/place-ambiguous': [
    'the place code `{code}` in the role `{role}` can mean several places on {date}: {hint}',
    'write all digits of the code',
  ],
  'record/place-not-in-force': [
    'the place code `{code}` in the role `{role}` means no place on {date}: {hint}',
    'use the code of that day, or resolve codes as of another day',
  ],
  'record/stage-order': [
    'the day of `{stage}` ({date}) is before that of `{earlier}` ({earlierDate}), an earlier stage',
    'correct one of the days',
  ],
  'record/stage-behind': [
    'the stage `{stage}` is given, but there is a day for the later stage `{dated}`: it is taken to have passed that',
    'correct the stage or the day',
  ],
  'record/stage-not-registered': [
    'not registered, but the stage `{stage}` is given: it is taken to have passed none',
    'correct `registered` or the stage',
  ],
  'record/unknown-stage-date': ['a day for `{stage}`, which is no stage here; known: {known}'],
  'pack/none-in-force': [
    'no pack for the group `{group}` is in force on {date}',
    'give the pack that is in force on that day, or correct the date',
  ],
  'pack/none-here': [
    'no pack for the group `{group}` covers the place of the record on {date}',
    'give the place of the record, or the pack of that place',
  ],
  'pack/several': ['several packs judge the group `{group}` on {date}: {packs}', 'give only one of them'],

  'repair/decimal-comma': ['a decimal comma was read as a point'],
  'repair/leading-zeros': ['leading zeros of a code were restored'],
  'repair/nfc': ['accents written as separate marks were joined to their letters'],
  'repair/space': ['spaces around a value were taken away'],

  'plan/format': [
    'this is no plan of the format `tieuchi-plan/1`',
    'write the plan anew with this version of the engine',
  ],
  'plan/semantics': [
    'the plan was made by other semantics than this engine follows',
    'write the plan anew with this version of the engine',
  ],
  'plan/kind': ['the plan is not that of a pack', 'give the plan of a pack'],
  'plan/not-readable': ['the plan cannot be read', 'give it as plain JSON'],
  'plan/shape': ['a plan must have something else here: {expected}', 'write the plan anew from the document'],
  'plan/range': [
    'a plan must have a whole number from {least} to {most} here',
    'write the plan anew from the document',
  ],
  'plan/too-large': ['a plan has at most {limit} here', 'write the plan anew from the document'],
  'plan/unsound': ['this does not fit the rest of the plan', 'write the plan anew from the document'],
  'plan/slot': ['the slot {slot} has no owner, or a second one', 'write the plan anew from the document'],
  'plan/bounds': ['this is not what the parts before it give', 'write the plan anew from the document'],
  'plan/reference': [
    'a part of a rule belongs to no rule, to two, or to one that comes before it',
    'write the plan anew from the document',
  ],
  'plan/operator': ['the operator of this part is unknown', 'write the plan anew from the document'],
  'plan/operands': [
    'the operator does not take these operands, or would not be exact with them',
    'write the plan anew from the document',
  ],
  'plan/name': ['the name is not known here, or has two meanings', 'write the plan anew from the document'],

  'places/doubled-id': ['the id `{id}` is there twice', 'give each place its own id'],
  'places/never-in-force': ['`{id}` exists until {until}, which is not after {from}', 'correct one of the two days'],
  'places/unknown-parent': [
    'the parent `{parent}` of `{id}` is not in the list',
    'correct `parent`, or give the list that holds it',
  ],
  'places/circle': ['`{id}` lies in itself', 'correct `parent`: no place lies in one that lies in it'],
  'places/too-deep': ['`{id}` lies below more than {limit} other places', 'leave out levels between them'],
  'programme/doubled-stage': ['the stage `{stage}` is there twice', 'keep one of the two: stages are in order'],
  'places/too-many-links': [
    '`{id}` has {found} links; at most {limit} lead out of a place, or into one',
    'look for rows that have the wrong id',
  ],
  'places/unknown-link': [
    'the place `{id}` of a link is not in the list',
    'correct the id, or give the list that holds it',
  ],
  'places/doubled-link': ['the link from `{from}` to `{to}` is there twice', 'keep one'],
  'places/link-days': [
    'the link from `{from}` to `{to}` joins places that do not follow each other: one exists until {until}, the other from {began}',
    'a link leads from a place that ends to one that begins on that day; a place whose ground changes becomes a new row',
  ],
  'places/full-of-several': [
    'the link from `{from}` to `{to}` is `full`, but `{from}` has {targets} links',
    'all of a place goes to one place; make them `partial`',
  ],
  'places/partial-alone': [
    'the link from `{from}` to `{to}` is `partial`, and no link says where the rest of `{from}` went',
    'add the other links, or make it `full`',
  ],
  'places/links-disagree': [
    '`{from}` went to `{to}`, which does not lie in what became of `{above}` above it: {became}',
    'correct the link; if a part of `{above}` did go there, say so by a `partial` link of its own',
  ],
  'places/no-target': [
    '`{name}` (`{id}`) ended on {day}, and nothing says what became of it: its people are counted only in the places above it',
    'add a link to each place that took it over',
  ],
  'places/no-source': [
    '`{name}` (`{id}`) began on {day}, and nothing says what it was before',
    'add a link from each place that it took over',
  ],
  'places/other-count': [
    '{found} places of level `{level}` on {on}, but the list must hold {count}',
    'complete the list, or correct the number',
  ],

  'measure/doubled': ['the measure `{id}` is there twice', 'give each measure its own id'],
  'measure/needs': ['the measure `{id}` needs `{key}`', 'or make it `declared`, when those counted have no records'],
  'measure/declared-reads': [
    'the measure `{id}` is `declared`: it has no records and may not have `{key}`',
    'take it out, or take `declared` out',
  ],
  'measure/no-pack': ['no pack judges subjects of kind `{count}`', 'give the packs, or make the measure `declared`'],
  'measure/unknown-role': [
    'the role `{role}` is not declared in `roles`',
    'declare it in `roles`, or correct the name',
  ],
  'measure/misspelt-role': ['the role `{role}` is not declared in `roles`', 'did you mean `{near}`?'],
  'measure/role-of-collective': [
    'the role `{role}` leads to collectives, not to places',
    'name a role that leads to places',
  ],
  'target/two-numbers': ['a target has either `atLeast` or `moreThan`', 'keep one of the two'],
  'target/nothing': ['a target needs `atLeast`, `moreThan` or `inWords`', 'add one of them'],
  'target/too-fine': ['{found} has more than 2 decimals', 'round it'],
  'target/doubled-year': ['two targets for the year {year}', 'keep one, or correct the year'],
  'deadline/unknown-stage': [
    'a deadline for `{stage}`, which is not in `stages`',
    'name one of `stages`, or add it there',
  ],
  'deadline/misspelt-stage': ['a deadline for `{stage}`, which is not in `stages`', 'did you mean `{near}`?'],
  'deadline/doubled': ['two deadlines for the stage `{stage}`', 'keep one'],
  'deadline/no-day': ['`{day}` is not a day of every year', 'write it as `12-01`'],
  'procedure/never-in-force': ['it holds until {until}, which is not after {from}', 'correct one of the days'],
  'procedure/unknown-level': ['no measure is reported at the level `{level}`: this sentence is never shown'],
  'procedure/misspelt-level': [
    'no measure is reported at the level `{level}`: this sentence is never shown',
    'did you mean `{near}`?',
  ],
  'procedure/unknown-place': [
    'the place `{place}` in the procedure of `{programme}` is not in the list of places',
    'give the list that holds it',
  ],
  'target/unknown-kind': [
    'the kind of places `{kind}` is not named in `placeKinds`',
    'name it there, with the places that are of this kind',
  ],
  'target/misspelt-kind': ['the kind of places `{kind}` is not named in `placeKinds`', 'did you mean `{near}`?'],
  'kind/doubled': ['the place `{place}` is of the kind `{kind}` and of the kind `{other}`', 'keep one of them'],
  'kind/two-kinds': [
    'the place `{place}` of the programme `{programme}` is of the kind `{kind}` and of the kind `{other}` on {date}',
    'keep one of them',
  ],
  'kind/unknown-place': [
    'the place `{place}` of the kind `{kind}` of the programme `{programme}` is not in the list of places on {date}',
    'write its id, or a code of one place on that day',
  ],
  'fact/role': ['a fact may not be called like the role `{fact}`', 'choose another name'],
  'programme/fact-differs': [
    'the fact `{fact}` is of another kind in `{second}` than in `{first}`',
    'declare it alike, or choose another name',
  ],
  'programme/too-large': [
    'the rules of the measures have {found} nodes; at most {limit} are allowed',
    'make the rules shorter, or divide the programme',
  ],
  'programme/unknown-place': [
    'the place `{place}` of the programme `{programme}` is not in the list of places',
    'give the list that holds it',
  ],

  'counts/not-readable': [
    'the declared count cannot be read',
    'give the texts `place`, `measure`, `status` and `source`, and a `year` from 1900 to 2199',
  ],
  'counts/unknown-measure': [
    'no programme here has the measure `{measure}` (programme: {programme})',
    'correct the measure or the programme',
  ],
  'counts/unknown-place': [
    'the place `{place}` of the declared count for `{measure}` means nothing in {year}',
    'look the place up in the list of places',
  ],
  'counts/ambiguous-place': [
    'the code `{place}` of a declared count of {year} can mean several places: {hint}',
    'write the whole code, with its zeros, or the id of the place',
  ],
  'counts/other-place': [
    'the place `{place}` does not lie in the place of the programme `{programme}`',
    'correct the place or the programme',
  ],
  'counts/not-determinable': [
    'the declared count for `{measure}` at `{place}` in {year} was not used: only a part of that place lies in the place of the programme `{programme}`',
    'declare counts for the places into which it was divided',
  ],
  'counts/doubled': ['two declared counts for `{measure}` at `{place}` in {year}', 'keep one'],
  'counts/no-denominator': [
    'the declared count for `{measure}` at `{place}` in {year} has `met` without `among`',
    'add `among`',
  ],
  'counts/met-above-among': [
    '`met` {met} is more than `among` {among}: `{measure}` at `{place}` in {year}',
    'correct one of the two numbers',
  ],
  'counts/nothing': [
    'the declared count for `{measure}` at `{place}` in {year} declares nothing',
    'give `among`, `among` and `met`, or `share`',
  ],
  'counts/no-number': [
    '`{key}` of the declared count for `{measure}` at `{place}` in {year} is no number of people or percent: {found}',
    'write digits only',
  ],
  'counts/more-records': [
    '{records} records for `{measure}` at `{place}` in {year}, but only {among} people declared',
    'correct the declared count: it was not used',
  ],
  'counts/records-set-aside': [
    '{records} records at `{at}` are not counted for `{measure}` in {year}: the whole tally of `{place}` was declared',
    'take `met` out to count the records',
  ],

  'history/not-readable': ['the history cannot be read: it is taken as unknown', 'give `since` and a list `titles`'],
  'history/too-long': [
    'the history has more than {limit} entries, or a year has: it is taken as unknown',
    'give fewer years and titles',
  ],
  'history/doubled-year': [
    'the history has the year {year} of the title `{title}` twice: taken as unknown',
    'keep one entry',
  ],
  'history/also-recorded': [
    'the year {year} is in the records and in an earlier run too: for the years after it, it is taken as unknown',
    'leave the year out of the records, or the earlier run out',
  ],

  'review/semantics': [
    'a report was made under semantics version {found}, this is version {own}',
    'score those years again with this version, or review them with the other one',
  ],
  'review/other-place': [
    'the programme `{programme}` covers `{first}` in one report and `{other}` in another',
    'give programmes of different places different ids',
  ],
  'review/versions': ['the programme `{programme}` counted in several versions: {versions}'],
  'review/differs': [
    'the year {year} of `{programme}` is counted differently in two reports: {first} in one, {second} in the other',
    'give each year once: the run that counts; a run lists every year for which it was given declared counts',
  ],
  'review/baseline-differs': [
    'the share of `{measure}` at `{place}` in {year} is declared as {first} % and as {second} % by the same source (`{programme}`)',
    'correct the declared counts of one of the runs and score again',
  ],
  'review/no-year': ['no report counts a year of this period', 'name other years, or other runs'],
};

/** All words of English: `wordIssue(en, issue)` gives the sentence of an issue, `explain` of a result takes `{ en }`. */
export const en: Wording = { issues: english, lines: englishLines, words: {} };
