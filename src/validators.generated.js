// Made from the schemas in src/core by `npm run validators`; not written by hand.
"use strict";
export const validFullDefinition = validate21;
const schema6 = {"$id":"validFullDefinition","not":{"not":{"type":"object","required":["workflow_type","schema_version","stages","allowed_transitions","artifacts","specialist_owners","gates","routing_rules","recovery_actions","required_fields","terminal_states"],"properties":{"workflow_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"schema_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+$"},"version":{"type":"string","pattern":"\\S"},"review_due":{"type":"string","pattern":"\\S"},"default":{"type":"boolean"},"include":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stages":{"type":"array","items":{"type":"object","required":["id","label","purpose"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"run":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"object","required":["pipeline"],"properties":{"pipeline":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"task":{"type":"string","pattern":"\\S"},"facts":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"state":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}]}},"additionalProperties":false},"minItems":1},"support_outputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"allowed_transitions":{"type":"array","items":{"type":"object","required":["from","to","when"],"properties":{"from":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"on":{"anyOf":[{"const":"command"},{"type":"object","required":["landed"],"properties":{"landed":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"^\\S+ (failed|passed)$"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["run"],"properties":{"run":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}]},"when":{"type":"string","pattern":"\\S"},"requires":{"$ref":"condition"}},"additionalProperties":false}},"artifacts":{"type":"array","items":{"type":"object","required":["artifact_type","owner","version_policy"],"properties":{"artifact_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"kind":{"enum":["file","folder","pull_request","issue","branch","check","release","external"]},"path":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"version_policy":{"type":"string","pattern":"\\S"},"in_turn":{"type":"boolean"},"versions":{"type":"array","items":{"enum":["revise","supersede","fork","archive","reference"]}},"made_from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"produced_by":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"object","required":["pipeline"],"properties":{"pipeline":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"task":{"type":"string","pattern":"\\S"},"facts":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"state":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}]}},"additionalProperties":false}},"roles":{"type":"array","items":{"type":"object","required":["id","label"],"properties":{"id":{"type":"string","pattern":"\\S"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"specialist_owners":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"gates":{"type":"array","items":{"type":"object","required":["gate_id","owner","applies_when"],"properties":{"gate_id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"category":{"type":"string","pattern":"\\S"},"applies_when":{"type":"string","pattern":"\\S"},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"assurance":{"enum":["proven","signed","attested","asserted"]},"explicit":{"type":"boolean"},"count":{"type":"integer","minimum":1}},"additionalProperties":false}},"actions":{"type":"array","items":{"type":"object","required":["id","label","gates"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"external":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"}},"additionalProperties":false}},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"routing_rules":{"type":"array","items":{"type":"object","required":["id","when","action"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"when":{"type":"string","pattern":"\\S"},"action":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"},"requires":{"$ref":"condition"},"to":{"$ref":"part2"}},"additionalProperties":false}},"recovery_actions":{"type":"array","items":{"type":"object","required":["id","applies_when","output"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"applies_when":{"type":"string","pattern":"\\S"},"output":{"type":"string","pattern":"\\S"},"shape":{"enum":["targeted_questions","required_evidence","suggested_owner","fallback_path","draft_only_artifact","safe_partial_output","rollback_or_recovery_step"]}},"additionalProperties":false}},"required_fields":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"type":"object","properties":{"label":{"type":"string","pattern":"\\S"},"sensitive":{"type":"boolean"},"question":{"type":"string","pattern":"\\S"},"truth":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}},"terminal_states":{"type":"array","items":{"$ref":"part3"},"minItems":1},"never":{"type":"array","items":{"type":"object","required":["reach","without"],"properties":{"reach":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"without":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}},"additionalProperties":false}},"aliases":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"specialists":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"invoked_on":{"type":"array","items":{"type":"string","pattern":"\\S"}},"requires":{"$ref":"condition"},"if_known":{"type":"array","items":{"type":"string","pattern":"\\S"}},"optional":{"type":"array","items":{"type":"string","pattern":"\\S"}},"owns":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"outputs":{"type":"array","items":{"type":"string","pattern":"\\S"}},"upstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"downstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stops_at":{"type":"array","items":{"type":"string","pattern":"\\S"}},"uses":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"must_not":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"leaves":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}},"tracks":{"type":"array","items":{"type":"object","required":["id","kind"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"label":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"owner":{"type":"string","pattern":"\\S"},"scope":{"type":"boolean"},"lines":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"output":{"enum":["draft_only","internal","external"]},"requires":{"$ref":"condition"},"may":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"joins":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"run":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"object","required":["pipeline"],"properties":{"pipeline":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"task":{"type":"string","pattern":"\\S"},"facts":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"state":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}]}},"additionalProperties":false}},"triage":{"type":"array","items":{"type":"object","required":["flag","outcome"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"outcome":{"enum":["no_gate","specialist_review","owner_approval","security_review"]},"gate":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"raises":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"escalates":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"support":{"type":"array","items":{"type":"object","required":["job","specialist","on"],"properties":{"job":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"}},"additionalProperties":false}},"plugins":{"type":"array","items":{"type":"object","required":["id","when"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"for":{"type":"string","pattern":"\\S"},"when":{"type":"string","pattern":"\\S"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}},"events":{"type":"array","items":{"type":"string","pattern":"\\S"}},"validation_rules":{"type":"array","items":{"enum":["invalid_transition","missing_owner","orphaned_blocker","stale_approval","artifact_without_source_or_version","gate_bypassed_without_rationale","unresolved_conflict","terminal_state_with_open_blockers","external_action_without_approval_evidence"]}}},"additionalProperties":false}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$", "u");
const pattern1 = new RegExp("\\S", "u");
const pattern3 = new RegExp("^[0-9]+\\.[0-9]+\\.[0-9]+$", "u");
const pattern20 = new RegExp("^\\S+ (failed|passed)$", "u");
const schema7 = {"$id":"condition","not":{"not":{"type":"object","anyOf":[{"type":"object","required":["all"],"properties":{"all":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["any"],"properties":{"any":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["not"],"properties":{"not":{"$ref":"condition"}},"additionalProperties":false},{"type":"object","required":["artifact"],"properties":{"artifact":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["count"],"properties":{"count":{"type":"object","required":["artifact","at_least"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least":{"type":"integer","minimum":1}},"additionalProperties":false}},"additionalProperties":false},{"type":"object","required":["gate"],"properties":{"gate":{"type":"string","pattern":"\\S"},"is":{"enum":["open","closed","conditional"]},"permits":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"\\S"},"is":{"enum":["passed","failed"]}},"additionalProperties":false},{"type":"object","required":["fact"],"properties":{"fact":{"type":"string","pattern":"\\S"},"equals":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"one_of":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"minItems":1},"at_least":{"type":"number"},"at_most":{"type":"number"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["track"],"properties":{"track":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["no"],"properties":{"no":{"enum":["blockers","conflicts","missing_facts"]}},"additionalProperties":false},{"type":"object","required":["run"],"properties":{"run":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["closure"],"properties":{"closure":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["date"],"properties":{"date":{"type":"object","properties":{"after":{"type":"string","pattern":"\\S"},"before":{"type":"string","pattern":"\\S"}},"additionalProperties":false,"minProperties":1}},"additionalProperties":false},{"type":"object","required":["age"],"properties":{"age":{"type":"object","required":["artifact","at_least_days"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least_days":{"type":"number","exclusiveMinimum":0}},"additionalProperties":false}},"additionalProperties":false}]}}};
const wrapper0 = {validate: validate22};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="condition" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs5 = errors;
let valid2 = false;
const _errs6 = errors;
if(errors === _errs6){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.all === undefined) && (missing0 = "all")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const _errs8 = errors;
for(const key0 in data){
if(!(key0 === "all")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs8 === errors){
if(data.all !== undefined){
let data0 = data.all;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data0)){
if(data0.length < 1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
var valid4 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(wrapper0.validate(data0[i0], {instancePath:instancePath+"/all/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid4 = _errs11 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs12 = errors;
if(errors === _errs12){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.any === undefined) && (missing1 = "any")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
const _errs14 = errors;
for(const key1 in data){
if(!(key1 === "any")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
}
if(_errs14 === errors){
if(data.any !== undefined){
let data2 = data.any;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data2)){
if(data2.length < 1){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
var valid6 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(wrapper0.validate(data2[i1], {instancePath:instancePath+"/any/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid6 = _errs17 === errors;
if(!valid6){
break;
}
}
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
}
}
else {
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs18 = errors;
if(errors === _errs18){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.not === undefined) && (missing2 = "not")){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
const _errs20 = errors;
for(const key2 in data){
if(!(key2 === "not")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
break;
}
}
if(_errs20 === errors){
if(data.not !== undefined){
if(!(wrapper0.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid0 = _errs18 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs22 = errors;
if(errors === _errs22){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.artifact === undefined) && (missing3 = "artifact")){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
const _errs24 = errors;
for(const key3 in data){
if(!(key3 === "artifact")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
}
if(_errs24 === errors){
if(data.artifact !== undefined){
let data5 = data.artifact;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
}
}
else {
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs27 = errors;
if(errors === _errs27){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.count === undefined) && (missing4 = "count")){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
const _errs29 = errors;
for(const key4 in data){
if(!(key4 === "count")){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
break;
}
}
if(_errs29 === errors){
if(data.count !== undefined){
let data6 = data.count;
const _errs30 = errors;
if(errors === _errs30){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing5;
if(((data6.artifact === undefined) && (missing5 = "artifact")) || ((data6.at_least === undefined) && (missing5 = "at_least"))){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
const _errs32 = errors;
for(const key5 in data6){
if(!((key5 === "artifact") || (key5 === "at_least"))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
}
if(_errs32 === errors){
if(data6.artifact !== undefined){
let data7 = data6.artifact;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data7 === "string"){
if(!pattern1.test(data7)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid10 = _errs33 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data6.at_least !== undefined){
let data8 = data6.at_least;
const _errs35 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(errors === _errs35){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
var valid10 = _errs35 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
}
}
}
else {
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var _valid0 = _errs27 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs37 = errors;
if(errors === _errs37){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.gate === undefined) && (missing6 = "gate")){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
const _errs39 = errors;
for(const key6 in data){
if(!(((key6 === "gate") || (key6 === "is")) || (key6 === "permits"))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
break;
}
}
if(_errs39 === errors){
if(data.gate !== undefined){
let data9 = data.gate;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.is !== undefined){
let data10 = data.is;
const _errs42 = errors;
if(!(((data10 === "open") || (data10 === "closed")) || (data10 === "conditional"))){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var valid11 = _errs42 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.permits !== undefined){
let data11 = data.permits;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data11 === "string"){
if(!pattern1.test(data11)){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var _valid0 = _errs37 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs45 = errors;
if(errors === _errs45){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.check === undefined) && (missing7 = "check")){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
const _errs47 = errors;
for(const key7 in data){
if(!((key7 === "check") || (key7 === "is"))){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
break;
}
}
if(_errs47 === errors){
if(data.check !== undefined){
let data12 = data.check;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid12 = _errs48 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data.is !== undefined){
let data13 = data.is;
const _errs50 = errors;
if(!((data13 === "passed") || (data13 === "failed"))){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid12 = _errs50 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
else {
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var _valid0 = _errs45 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs51 = errors;
if(errors === _errs51){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.fact === undefined) && (missing8 = "fact")){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
else {
const _errs53 = errors;
for(const key8 in data){
if(!(((((key8 === "fact") || (key8 === "equals")) || (key8 === "one_of")) || (key8 === "at_least")) || (key8 === "at_most"))){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
}
if(_errs53 === errors){
if(data.fact !== undefined){
let data14 = data.fact;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
var valid13 = _errs54 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.equals !== undefined){
let data15 = data.equals;
const _errs56 = errors;
const _errs57 = errors;
let valid14 = false;
const _errs58 = errors;
if(typeof data15 !== "string"){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid1 = _errs58 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs60 = errors;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid1 = _errs60 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs62 = errors;
if(typeof data15 !== "boolean"){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid1 = _errs62 === errors;
valid14 = valid14 || _valid1;
}
}
if(!valid14){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs56 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.one_of !== undefined){
let data16 = data.one_of;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data16)){
if(data16.length < 1){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
var valid15 = true;
const len2 = data16.length;
for(let i2=0; i2<len2; i2++){
let data17 = data16[i2];
const _errs66 = errors;
const _errs67 = errors;
let valid16 = false;
const _errs68 = errors;
if(typeof data17 !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid2 = _errs68 === errors;
valid16 = valid16 || _valid2;
if(!valid16){
const _errs70 = errors;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid2 = _errs70 === errors;
valid16 = valid16 || _valid2;
if(!valid16){
const _errs72 = errors;
if(typeof data17 !== "boolean"){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid2 = _errs72 === errors;
valid16 = valid16 || _valid2;
}
}
if(!valid16){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs67;
if(vErrors !== null){
if(_errs67){
vErrors.length = _errs67;
}
else {
vErrors = null;
}
}
}
var valid15 = _errs66 === errors;
if(!valid15){
break;
}
}
}
}
else {
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
var valid13 = _errs64 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.at_least !== undefined){
let data18 = data.at_least;
const _errs74 = errors;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid13 = _errs74 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.at_most !== undefined){
let data19 = data.at_most;
const _errs76 = errors;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var valid13 = _errs76 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
}
else {
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
var _valid0 = _errs51 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs78 = errors;
if(errors === _errs78){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.flag === undefined) && (missing9 = "flag")){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
else {
const _errs80 = errors;
for(const key9 in data){
if(!(key9 === "flag")){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
break;
}
}
if(_errs80 === errors){
if(data.flag !== undefined){
let data20 = data.flag;
const _errs81 = errors;
if(errors === _errs81){
if(typeof data20 === "string"){
if(!pattern1.test(data20)){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
}
}
}
else {
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
var _valid0 = _errs78 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs83 = errors;
if(errors === _errs83){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((data.track === undefined) && (missing10 = "track")){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
else {
const _errs85 = errors;
for(const key10 in data){
if(!(((key10 === "track") || (key10 === "is")) || (key10 === "stage"))){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
break;
}
}
if(_errs85 === errors){
if(data.track !== undefined){
let data21 = data.track;
const _errs86 = errors;
if(errors === _errs86){
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
var valid18 = _errs86 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.is !== undefined){
let data22 = data.is;
const _errs88 = errors;
if(errors === _errs88){
if(typeof data22 === "string"){
if(!pattern1.test(data22)){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
var valid18 = _errs88 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.stage !== undefined){
let data23 = data.stage;
const _errs90 = errors;
if(errors === _errs90){
if(typeof data23 === "string"){
if(!pattern1.test(data23)){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
var valid18 = _errs90 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var _valid0 = _errs83 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs92 = errors;
if(errors === _errs92){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((data.no === undefined) && (missing11 = "no")){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
else {
const _errs94 = errors;
for(const key11 in data){
if(!(key11 === "no")){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
break;
}
}
if(_errs94 === errors){
if(data.no !== undefined){
let data24 = data.no;
if(!(((data24 === "blockers") || (data24 === "conflicts")) || (data24 === "missing_facts"))){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
}
}
else {
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
var _valid0 = _errs92 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs96 = errors;
if(errors === _errs96){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((data.run === undefined) && (missing12 = "run")){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
else {
const _errs98 = errors;
for(const key12 in data){
if(!((key12 === "run") || (key12 === "is"))){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
break;
}
}
if(_errs98 === errors){
if(data.run !== undefined){
let data25 = data.run;
const _errs99 = errors;
if(errors === _errs99){
if(typeof data25 === "string"){
if(!pattern1.test(data25)){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
var valid20 = _errs99 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data.is !== undefined){
let data26 = data.is;
const _errs101 = errors;
if(errors === _errs101){
if(typeof data26 === "string"){
if(!pattern1.test(data26)){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
var valid20 = _errs101 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
else {
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
var _valid0 = _errs96 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs103 = errors;
if(errors === _errs103){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if((data.closure === undefined) && (missing13 = "closure")){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
else {
const _errs105 = errors;
for(const key13 in data){
if(!((key13 === "closure") || (key13 === "is"))){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
break;
}
}
if(_errs105 === errors){
if(data.closure !== undefined){
let data27 = data.closure;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data27 === "string"){
if(!pattern1.test(data27)){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
var valid21 = _errs106 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.is !== undefined){
let data28 = data.is;
const _errs108 = errors;
if(errors === _errs108){
if(typeof data28 === "string"){
if(!pattern1.test(data28)){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
var valid21 = _errs108 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else {
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
var _valid0 = _errs103 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs110 = errors;
if(errors === _errs110){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing14;
if((data.date === undefined) && (missing14 = "date")){
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
else {
const _errs112 = errors;
for(const key14 in data){
if(!(key14 === "date")){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
break;
}
}
if(_errs112 === errors){
if(data.date !== undefined){
let data29 = data.date;
const _errs113 = errors;
if(errors === _errs113){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length < 1){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
else {
const _errs115 = errors;
for(const key15 in data29){
if(!((key15 === "after") || (key15 === "before"))){
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
break;
}
}
if(_errs115 === errors){
if(data29.after !== undefined){
let data30 = data29.after;
const _errs116 = errors;
if(errors === _errs116){
if(typeof data30 === "string"){
if(!pattern1.test(data30)){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var valid23 = _errs116 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data29.before !== undefined){
let data31 = data29.before;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data31 === "string"){
if(!pattern1.test(data31)){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
var valid23 = _errs118 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
else {
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
}
}
}
else {
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
var _valid0 = _errs110 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs120 = errors;
if(errors === _errs120){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing15;
if((data.age === undefined) && (missing15 = "age")){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
else {
const _errs122 = errors;
for(const key16 in data){
if(!(key16 === "age")){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
break;
}
}
if(_errs122 === errors){
if(data.age !== undefined){
let data32 = data.age;
const _errs123 = errors;
if(errors === _errs123){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing16;
if(((data32.artifact === undefined) && (missing16 = "artifact")) || ((data32.at_least_days === undefined) && (missing16 = "at_least_days"))){
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
else {
const _errs125 = errors;
for(const key17 in data32){
if(!((key17 === "artifact") || (key17 === "at_least_days"))){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
break;
}
}
if(_errs125 === errors){
if(data32.artifact !== undefined){
let data33 = data32.artifact;
const _errs126 = errors;
if(errors === _errs126){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
var valid25 = _errs126 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data32.at_least_days !== undefined){
let data34 = data32.at_least_days;
const _errs128 = errors;
if(errors === _errs128){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 <= 0 || isNaN(data34)){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
var valid25 = _errs128 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
else {
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
}
}
}
else {
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
var _valid0 = _errs120 === errors;
valid2 = valid2 || _valid0;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
if(!valid2){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate22.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate22.errors = vErrors;
return errors === 0;
}

const schema8 = {"$id":"part1","not":{"not":{"type":"object","properties":{"intent":{"enum":["create","revise","continue","route","package","send","review","approve","escalate","recover","archive","validate","new workstream"]},"target":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"triage":{"enum":["no_gate","specialist_review","owner_approval","security_review"]}},"additionalProperties":false,"minProperties":1}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part1" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((key0 === "intent") || (key0 === "target")) || (key0 === "flag")) || (key0 === "triage"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.intent !== undefined){
let data0 = data.intent;
const _errs6 = errors;
if(!(((((((((((((data0 === "create") || (data0 === "revise")) || (data0 === "continue")) || (data0 === "route")) || (data0 === "package")) || (data0 === "send")) || (data0 === "review")) || (data0 === "approve")) || (data0 === "escalate")) || (data0 === "recover")) || (data0 === "archive")) || (data0 === "validate")) || (data0 === "new workstream"))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.target !== undefined){
let data1 = data.target;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.flag !== undefined){
let data2 = data.flag;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.triage !== undefined){
let data3 = data.triage;
const _errs11 = errors;
if(!((((data3 === "no_gate") || (data3 === "specialist_review")) || (data3 === "owner_approval")) || (data3 === "security_review"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate25.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate25.errors = vErrors;
return errors === 0;
}

const schema9 = {"$id":"part2","not":{"not":{"type":"object","properties":{"specialist":{"type":"string","pattern":"\\S"},"with":{"type":"array","items":{"type":"string","pattern":"\\S"}},"gate":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"stage":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}]},"track":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"versions":{"const":"choose"}},"additionalProperties":false,"minProperties":1}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part2" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((((key0 === "specialist") || (key0 === "with")) || (key0 === "gate")) || (key0 === "stage")) || (key0 === "track")) || (key0 === "versions"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.specialist !== undefined){
let data0 = data.specialist;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.with !== undefined){
let data1 = data.with;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data1)){
var valid3 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gate !== undefined){
let data3 = data.gate;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.stage !== undefined){
let data4 = data.stage;
const _errs14 = errors;
const _errs15 = errors;
let valid4 = false;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs16 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data4)){
if(data4.length < 1){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
var valid5 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs20 = errors;
if(errors === _errs20){
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid5 = _errs20 === errors;
if(!valid5){
break;
}
}
}
}
else {
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs18 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.track !== undefined){
let data6 = data.track;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.versions !== undefined){
const _errs24 = errors;
if("choose" !== data.versions){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate28.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate28.errors = vErrors;
return errors === 0;
}

const schema10 = {"$id":"part3","not":{"not":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"},"allows_open_blockers":{"type":"boolean"},"requires_rationale":{"type":"boolean"}},"additionalProperties":false}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part3" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.id === undefined) && (missing0 = "id")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "label")) || (key0 === "from")) || (key0 === "requires")) || (key0 === "allows_open_blockers")) || (key0 === "requires_rationale"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.label !== undefined){
let data1 = data.label;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.from !== undefined){
let data2 = data.from;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data2)){
var valid3 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requires !== undefined){
const _errs14 = errors;
if(!(validate22(data.requires, {instancePath:instancePath+"/requires",parentData:data,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.allows_open_blockers !== undefined){
const _errs15 = errors;
if(typeof data.allows_open_blockers !== "boolean"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requires_rationale !== undefined){
const _errs17 = errors;
if(typeof data.requires_rationale !== "boolean"){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate30.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate30.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validFullDefinition" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.workflow_type === undefined) && (missing0 = "workflow_type")) || ((data.schema_version === undefined) && (missing0 = "schema_version"))) || ((data.stages === undefined) && (missing0 = "stages"))) || ((data.allowed_transitions === undefined) && (missing0 = "allowed_transitions"))) || ((data.artifacts === undefined) && (missing0 = "artifacts"))) || ((data.specialist_owners === undefined) && (missing0 = "specialist_owners"))) || ((data.gates === undefined) && (missing0 = "gates"))) || ((data.routing_rules === undefined) && (missing0 = "routing_rules"))) || ((data.recovery_actions === undefined) && (missing0 = "recovery_actions"))) || ((data.required_fields === undefined) && (missing0 = "required_fields"))) || ((data.terminal_states === undefined) && (missing0 = "terminal_states"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema6.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.workflow_type !== undefined){
let data0 = data.workflow_type;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.label !== undefined){
let data1 = data.label;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.description !== undefined){
let data2 = data.description;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.schema_version !== undefined){
let data3 = data.schema_version;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern3.test(data3)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.version !== undefined){
let data4 = data.version;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.review_due !== undefined){
let data5 = data.review_due;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.default !== undefined){
const _errs18 = errors;
if(typeof data.default !== "boolean"){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.include !== undefined){
let data7 = data.include;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.stages !== undefined){
let data9 = data.stages;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data9)){
if(data9.length < 1){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
var valid4 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs26 = errors;
if(errors === _errs26){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((((data10.id === undefined) && (missing1 = "id")) || ((data10.label === undefined) && (missing1 = "label"))) || ((data10.purpose === undefined) && (missing1 = "purpose"))){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
const _errs28 = errors;
for(const key1 in data10){
if(!(((((key1 === "id") || (key1 === "label")) || (key1 === "purpose")) || (key1 === "owner")) || (key1 === "run"))){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
break;
}
}
if(_errs28 === errors){
if(data10.id !== undefined){
let data11 = data10.id;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.label !== undefined){
let data12 = data10.label;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.purpose !== undefined){
let data13 = data10.purpose;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.owner !== undefined){
let data14 = data10.owner;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.run !== undefined){
let data15 = data10.run;
const _errs37 = errors;
const _errs38 = errors;
let valid6 = false;
const _errs39 = errors;
if(errors === _errs39){
if(typeof data15 === "string"){
if(!pattern0.test(data15)){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var _valid0 = _errs39 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs41 = errors;
if(errors === _errs41){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing2;
if((data15.pipeline === undefined) && (missing2 = "pipeline")){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
const _errs43 = errors;
for(const key2 in data15){
if(!((((key2 === "pipeline") || (key2 === "task")) || (key2 === "facts")) || (key2 === "state"))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
break;
}
}
if(_errs43 === errors){
if(data15.pipeline !== undefined){
let data16 = data15.pipeline;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid7 = _errs44 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data15.task !== undefined){
let data17 = data15.task;
const _errs46 = errors;
if(errors === _errs46){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid7 = _errs46 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data15.facts !== undefined){
let data18 = data15.facts;
const _errs48 = errors;
if(errors === _errs48){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key3 in data18){
let data19 = data18[key3];
const _errs51 = errors;
if(errors === _errs51){
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var valid8 = _errs51 === errors;
if(!valid8){
break;
}
}
}
else {
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var valid7 = _errs48 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data15.state !== undefined){
let data20 = data15.state;
const _errs53 = errors;
if(errors === _errs53){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 in data20){
let data21 = data20[key4];
const _errs56 = errors;
if(errors === _errs56){
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid9 = _errs56 === errors;
if(!valid9){
break;
}
}
}
else {
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var valid7 = _errs53 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
else {
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var _valid0 = _errs41 === errors;
valid6 = valid6 || _valid0;
}
if(!valid6){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs37 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
else {
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var valid4 = _errs26 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support_outputs !== undefined){
let data22 = data.support_outputs;
const _errs58 = errors;
if(errors === _errs58){
if(Array.isArray(data22)){
var valid10 = true;
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
const _errs60 = errors;
if(errors === _errs60){
if(typeof data23 === "string"){
if(!pattern0.test(data23)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var valid10 = _errs60 === errors;
if(!valid10){
break;
}
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var valid2 = _errs58 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.allowed_transitions !== undefined){
let data24 = data.allowed_transitions;
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data24)){
var valid11 = true;
const len3 = data24.length;
for(let i3=0; i3<len3; i3++){
let data25 = data24[i3];
const _errs64 = errors;
if(errors === _errs64){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing3;
if((((data25.from === undefined) && (missing3 = "from")) || ((data25.to === undefined) && (missing3 = "to"))) || ((data25.when === undefined) && (missing3 = "when"))){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
else {
const _errs66 = errors;
for(const key5 in data25){
if(!(((((key5 === "from") || (key5 === "to")) || (key5 === "on")) || (key5 === "when")) || (key5 === "requires"))){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
break;
}
}
if(_errs66 === errors){
if(data25.from !== undefined){
let data26 = data25.from;
const _errs67 = errors;
if(errors === _errs67){
if(typeof data26 === "string"){
if(!pattern0.test(data26)){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
var valid12 = _errs67 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data25.to !== undefined){
let data27 = data25.to;
const _errs69 = errors;
if(errors === _errs69){
if(typeof data27 === "string"){
if(!pattern0.test(data27)){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
var valid12 = _errs69 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data25.on !== undefined){
let data28 = data25.on;
const _errs71 = errors;
const _errs72 = errors;
let valid13 = false;
const _errs73 = errors;
if("command" !== data28){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid1 = _errs73 === errors;
valid13 = valid13 || _valid1;
if(!valid13){
const _errs74 = errors;
if(errors === _errs74){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing4;
if((data28.landed === undefined) && (missing4 = "landed")){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
else {
const _errs76 = errors;
for(const key6 in data28){
if(!(key6 === "landed")){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
break;
}
}
if(_errs76 === errors){
if(data28.landed !== undefined){
let data29 = data28.landed;
const _errs77 = errors;
if(errors === _errs77){
if(typeof data29 === "string"){
if(!pattern0.test(data29)){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
}
}
}
else {
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
var _valid1 = _errs74 === errors;
valid13 = valid13 || _valid1;
if(!valid13){
const _errs79 = errors;
if(errors === _errs79){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing5;
if((data28.check === undefined) && (missing5 = "check")){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
else {
const _errs81 = errors;
for(const key7 in data28){
if(!(key7 === "check")){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
break;
}
}
if(_errs81 === errors){
if(data28.check !== undefined){
let data30 = data28.check;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data30 === "string"){
if(!pattern20.test(data30)){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
}
}
}
else {
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
var _valid1 = _errs79 === errors;
valid13 = valid13 || _valid1;
if(!valid13){
const _errs84 = errors;
if(errors === _errs84){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing6;
if((data28.flag === undefined) && (missing6 = "flag")){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
else {
const _errs86 = errors;
for(const key8 in data28){
if(!(key8 === "flag")){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
break;
}
}
if(_errs86 === errors){
if(data28.flag !== undefined){
let data31 = data28.flag;
const _errs87 = errors;
if(errors === _errs87){
if(typeof data31 === "string"){
if(!pattern0.test(data31)){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
}
}
}
else {
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
var _valid1 = _errs84 === errors;
valid13 = valid13 || _valid1;
if(!valid13){
const _errs89 = errors;
if(errors === _errs89){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing7;
if((data28.run === undefined) && (missing7 = "run")){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
else {
const _errs91 = errors;
for(const key9 in data28){
if(!(key9 === "run")){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
break;
}
}
if(_errs91 === errors){
if(data28.run !== undefined){
let data32 = data28.run;
const _errs92 = errors;
if(errors === _errs92){
if(typeof data32 === "string"){
if(!pattern0.test(data32)){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
}
}
}
else {
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
var _valid1 = _errs89 === errors;
valid13 = valid13 || _valid1;
}
}
}
}
if(!valid13){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
else {
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
}
var valid12 = _errs71 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data25.when !== undefined){
let data33 = data25.when;
const _errs94 = errors;
if(errors === _errs94){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
var valid12 = _errs94 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data25.requires !== undefined){
const _errs96 = errors;
if(!(validate22(data25.requires, {instancePath:instancePath+"/allowed_transitions/" + i3+"/requires",parentData:data25,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid12 = _errs96 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
}
}
else {
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
var valid11 = _errs64 === errors;
if(!valid11){
break;
}
}
}
else {
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
var valid2 = _errs62 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data35 = data.artifacts;
const _errs97 = errors;
if(errors === _errs97){
if(Array.isArray(data35)){
var valid18 = true;
const len4 = data35.length;
for(let i4=0; i4<len4; i4++){
let data36 = data35[i4];
const _errs99 = errors;
if(errors === _errs99){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
let missing8;
if((((data36.artifact_type === undefined) && (missing8 = "artifact_type")) || ((data36.owner === undefined) && (missing8 = "owner"))) || ((data36.version_policy === undefined) && (missing8 = "version_policy"))){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
else {
const _errs101 = errors;
for(const key10 in data36){
if(!(func2.call(schema6.not.not.properties.artifacts.items.properties, key10))){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
break;
}
}
if(_errs101 === errors){
if(data36.artifact_type !== undefined){
let data37 = data36.artifact_type;
const _errs102 = errors;
if(errors === _errs102){
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
var valid19 = _errs102 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.label !== undefined){
let data38 = data36.label;
const _errs104 = errors;
if(errors === _errs104){
if(typeof data38 === "string"){
if(!pattern1.test(data38)){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
var valid19 = _errs104 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.kind !== undefined){
let data39 = data36.kind;
const _errs106 = errors;
if(!((((((((data39 === "file") || (data39 === "folder")) || (data39 === "pull_request")) || (data39 === "issue")) || (data39 === "branch")) || (data39 === "check")) || (data39 === "release")) || (data39 === "external"))){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
var valid19 = _errs106 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.path !== undefined){
let data40 = data36.path;
const _errs107 = errors;
if(errors === _errs107){
if(typeof data40 === "string"){
if(!pattern1.test(data40)){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
var valid19 = _errs107 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.owner !== undefined){
let data41 = data36.owner;
const _errs109 = errors;
if(errors === _errs109){
if(typeof data41 === "string"){
if(!pattern1.test(data41)){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
var valid19 = _errs109 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.version_policy !== undefined){
let data42 = data36.version_policy;
const _errs111 = errors;
if(errors === _errs111){
if(typeof data42 === "string"){
if(!pattern1.test(data42)){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
var valid19 = _errs111 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.in_turn !== undefined){
const _errs113 = errors;
if(typeof data36.in_turn !== "boolean"){
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var valid19 = _errs113 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.versions !== undefined){
let data44 = data36.versions;
const _errs115 = errors;
if(errors === _errs115){
if(Array.isArray(data44)){
var valid20 = true;
const len5 = data44.length;
for(let i5=0; i5<len5; i5++){
let data45 = data44[i5];
const _errs117 = errors;
if(!(((((data45 === "revise") || (data45 === "supersede")) || (data45 === "fork")) || (data45 === "archive")) || (data45 === "reference"))){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
var valid20 = _errs117 === errors;
if(!valid20){
break;
}
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var valid19 = _errs115 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.made_from !== undefined){
let data46 = data36.made_from;
const _errs118 = errors;
if(errors === _errs118){
if(Array.isArray(data46)){
var valid21 = true;
const len6 = data46.length;
for(let i6=0; i6<len6; i6++){
let data47 = data46[i6];
const _errs120 = errors;
if(errors === _errs120){
if(typeof data47 === "string"){
if(!pattern0.test(data47)){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
var valid21 = _errs120 === errors;
if(!valid21){
break;
}
}
}
else {
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
var valid19 = _errs118 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.gates !== undefined){
let data48 = data36.gates;
const _errs122 = errors;
if(errors === _errs122){
if(Array.isArray(data48)){
var valid22 = true;
const len7 = data48.length;
for(let i7=0; i7<len7; i7++){
let data49 = data48[i7];
const _errs124 = errors;
if(errors === _errs124){
if(typeof data49 === "string"){
if(!pattern0.test(data49)){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
var valid22 = _errs124 === errors;
if(!valid22){
break;
}
}
}
else {
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
var valid19 = _errs122 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data36.produced_by !== undefined){
let data50 = data36.produced_by;
const _errs126 = errors;
const _errs127 = errors;
let valid23 = false;
const _errs128 = errors;
if(errors === _errs128){
if(typeof data50 === "string"){
if(!pattern0.test(data50)){
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
var _valid2 = _errs128 === errors;
valid23 = valid23 || _valid2;
if(!valid23){
const _errs130 = errors;
if(errors === _errs130){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing9;
if((data50.pipeline === undefined) && (missing9 = "pipeline")){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
else {
const _errs132 = errors;
for(const key11 in data50){
if(!((((key11 === "pipeline") || (key11 === "task")) || (key11 === "facts")) || (key11 === "state"))){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
break;
}
}
if(_errs132 === errors){
if(data50.pipeline !== undefined){
let data51 = data50.pipeline;
const _errs133 = errors;
if(errors === _errs133){
if(typeof data51 === "string"){
if(!pattern0.test(data51)){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
var valid24 = _errs133 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data50.task !== undefined){
let data52 = data50.task;
const _errs135 = errors;
if(errors === _errs135){
if(typeof data52 === "string"){
if(!pattern1.test(data52)){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
var valid24 = _errs135 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data50.facts !== undefined){
let data53 = data50.facts;
const _errs137 = errors;
if(errors === _errs137){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key12 in data53){
let data54 = data53[key12];
const _errs140 = errors;
if(errors === _errs140){
if(typeof data54 === "string"){
if(!pattern1.test(data54)){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
var valid25 = _errs140 === errors;
if(!valid25){
break;
}
}
}
else {
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
var valid24 = _errs137 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data50.state !== undefined){
let data55 = data50.state;
const _errs142 = errors;
if(errors === _errs142){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
for(const key13 in data55){
let data56 = data55[key13];
const _errs145 = errors;
if(errors === _errs145){
if(typeof data56 === "string"){
if(!pattern1.test(data56)){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
else {
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
var valid26 = _errs145 === errors;
if(!valid26){
break;
}
}
}
else {
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
var valid24 = _errs142 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
}
}
else {
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
var _valid2 = _errs130 === errors;
valid23 = valid23 || _valid2;
}
if(!valid23){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
else {
errors = _errs127;
if(vErrors !== null){
if(_errs127){
vErrors.length = _errs127;
}
else {
vErrors = null;
}
}
}
var valid19 = _errs126 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
var valid18 = _errs99 === errors;
if(!valid18){
break;
}
}
}
else {
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
var valid2 = _errs97 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data57 = data.roles;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data57)){
var valid27 = true;
const len8 = data57.length;
for(let i8=0; i8<len8; i8++){
let data58 = data57[i8];
const _errs149 = errors;
if(errors === _errs149){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
let missing10;
if(((data58.id === undefined) && (missing10 = "id")) || ((data58.label === undefined) && (missing10 = "label"))){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
else {
const _errs151 = errors;
for(const key14 in data58){
if(!(((key14 === "id") || (key14 === "label")) || (key14 === "description"))){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
break;
}
}
if(_errs151 === errors){
if(data58.id !== undefined){
let data59 = data58.id;
const _errs152 = errors;
if(errors === _errs152){
if(typeof data59 === "string"){
if(!pattern1.test(data59)){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
var valid28 = _errs152 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data58.label !== undefined){
let data60 = data58.label;
const _errs154 = errors;
if(errors === _errs154){
if(typeof data60 === "string"){
if(!pattern1.test(data60)){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
var valid28 = _errs154 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data58.description !== undefined){
let data61 = data58.description;
const _errs156 = errors;
if(errors === _errs156){
if(typeof data61 === "string"){
if(!pattern1.test(data61)){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
var valid28 = _errs156 === errors;
}
else {
var valid28 = true;
}
}
}
}
}
}
else {
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
var valid27 = _errs149 === errors;
if(!valid27){
break;
}
}
}
else {
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
var valid2 = _errs147 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialist_owners !== undefined){
let data62 = data.specialist_owners;
const _errs158 = errors;
if(errors === _errs158){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key15 in data62){
let data63 = data62[key15];
const _errs161 = errors;
if(errors === _errs161){
if(typeof data63 === "string"){
if(!pattern1.test(data63)){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
var valid29 = _errs161 === errors;
if(!valid29){
break;
}
}
}
else {
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
var valid2 = _errs158 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data64 = data.gates;
const _errs163 = errors;
if(errors === _errs163){
if(Array.isArray(data64)){
var valid30 = true;
const len9 = data64.length;
for(let i9=0; i9<len9; i9++){
let data65 = data64[i9];
const _errs165 = errors;
if(errors === _errs165){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
let missing11;
if((((data65.gate_id === undefined) && (missing11 = "gate_id")) || ((data65.owner === undefined) && (missing11 = "owner"))) || ((data65.applies_when === undefined) && (missing11 = "applies_when"))){
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
else {
const _errs167 = errors;
for(const key16 in data65){
if(!(func2.call(schema6.not.not.properties.gates.items.properties, key16))){
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
break;
}
}
if(_errs167 === errors){
if(data65.gate_id !== undefined){
let data66 = data65.gate_id;
const _errs168 = errors;
if(errors === _errs168){
if(typeof data66 === "string"){
if(!pattern0.test(data66)){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
var valid31 = _errs168 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.label !== undefined){
let data67 = data65.label;
const _errs170 = errors;
if(errors === _errs170){
if(typeof data67 === "string"){
if(!pattern1.test(data67)){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
var valid31 = _errs170 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.owner !== undefined){
let data68 = data65.owner;
const _errs172 = errors;
if(errors === _errs172){
if(typeof data68 === "string"){
if(!pattern1.test(data68)){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
var valid31 = _errs172 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.category !== undefined){
let data69 = data65.category;
const _errs174 = errors;
if(errors === _errs174){
if(typeof data69 === "string"){
if(!pattern1.test(data69)){
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
var valid31 = _errs174 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.applies_when !== undefined){
let data70 = data65.applies_when;
const _errs176 = errors;
if(errors === _errs176){
if(typeof data70 === "string"){
if(!pattern1.test(data70)){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
var valid31 = _errs176 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.approval_states !== undefined){
let data71 = data65.approval_states;
const _errs178 = errors;
if(errors === _errs178){
if(Array.isArray(data71)){
if(data71.length < 1){
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
else {
var valid32 = true;
const len10 = data71.length;
for(let i10=0; i10<len10; i10++){
let data72 = data71[i10];
const _errs180 = errors;
if(!((((((((((data72 === "unknown") || (data72 === "draft")) || (data72 === "requested")) || (data72 === "partial")) || (data72 === "approved")) || (data72 === "rejected")) || (data72 === "expired")) || (data72 === "superseded")) || (data72 === "blocked")) || (data72 === "conditional"))){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
var valid32 = _errs180 === errors;
if(!valid32){
break;
}
}
}
}
else {
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
var valid31 = _errs178 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.assurance !== undefined){
let data73 = data65.assurance;
const _errs181 = errors;
if(!((((data73 === "proven") || (data73 === "signed")) || (data73 === "attested")) || (data73 === "asserted"))){
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
var valid31 = _errs181 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.explicit !== undefined){
const _errs182 = errors;
if(typeof data65.explicit !== "boolean"){
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
var valid31 = _errs182 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data65.count !== undefined){
let data75 = data65.count;
const _errs184 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(errors === _errs184){
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 < 1 || isNaN(data75)){
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
}
var valid31 = _errs184 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
var valid30 = _errs165 === errors;
if(!valid30){
break;
}
}
}
else {
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
var valid2 = _errs163 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.actions !== undefined){
let data76 = data.actions;
const _errs186 = errors;
if(errors === _errs186){
if(Array.isArray(data76)){
var valid33 = true;
const len11 = data76.length;
for(let i11=0; i11<len11; i11++){
let data77 = data76[i11];
const _errs188 = errors;
if(errors === _errs188){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
let missing12;
if((((data77.id === undefined) && (missing12 = "id")) || ((data77.label === undefined) && (missing12 = "label"))) || ((data77.gates === undefined) && (missing12 = "gates"))){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
else {
const _errs190 = errors;
for(const key17 in data77){
if(!(((((key17 === "id") || (key17 === "label")) || (key17 === "external")) || (key17 === "gates")) || (key17 === "requires"))){
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
break;
}
}
if(_errs190 === errors){
if(data77.id !== undefined){
let data78 = data77.id;
const _errs191 = errors;
if(errors === _errs191){
if(typeof data78 === "string"){
if(!pattern0.test(data78)){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
var valid34 = _errs191 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data77.label !== undefined){
let data79 = data77.label;
const _errs193 = errors;
if(errors === _errs193){
if(typeof data79 === "string"){
if(!pattern1.test(data79)){
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
var valid34 = _errs193 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data77.external !== undefined){
const _errs195 = errors;
if(typeof data77.external !== "boolean"){
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
var valid34 = _errs195 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data77.gates !== undefined){
let data81 = data77.gates;
const _errs197 = errors;
if(errors === _errs197){
if(Array.isArray(data81)){
var valid35 = true;
const len12 = data81.length;
for(let i12=0; i12<len12; i12++){
let data82 = data81[i12];
const _errs199 = errors;
if(errors === _errs199){
if(typeof data82 === "string"){
if(!pattern0.test(data82)){
const err163 = {};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
else {
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
var valid35 = _errs199 === errors;
if(!valid35){
break;
}
}
}
else {
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
var valid34 = _errs197 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data77.requires !== undefined){
const _errs201 = errors;
if(!(validate22(data77.requires, {instancePath:instancePath+"/actions/" + i11+"/requires",parentData:data77,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid34 = _errs201 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
}
}
}
else {
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
var valid33 = _errs188 === errors;
if(!valid33){
break;
}
}
}
else {
const err167 = {};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
var valid2 = _errs186 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_states !== undefined){
let data84 = data.approval_states;
const _errs202 = errors;
if(errors === _errs202){
if(Array.isArray(data84)){
if(data84.length < 1){
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
else {
var valid36 = true;
const len13 = data84.length;
for(let i13=0; i13<len13; i13++){
let data85 = data84[i13];
const _errs204 = errors;
if(!((((((((((data85 === "unknown") || (data85 === "draft")) || (data85 === "requested")) || (data85 === "partial")) || (data85 === "approved")) || (data85 === "rejected")) || (data85 === "expired")) || (data85 === "superseded")) || (data85 === "blocked")) || (data85 === "conditional"))){
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
var valid36 = _errs204 === errors;
if(!valid36){
break;
}
}
}
}
else {
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
var valid2 = _errs202 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.routing_rules !== undefined){
let data86 = data.routing_rules;
const _errs205 = errors;
if(errors === _errs205){
if(Array.isArray(data86)){
var valid37 = true;
const len14 = data86.length;
for(let i14=0; i14<len14; i14++){
let data87 = data86[i14];
const _errs207 = errors;
if(errors === _errs207){
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
let missing13;
if((((data87.id === undefined) && (missing13 = "id")) || ((data87.when === undefined) && (missing13 = "when"))) || ((data87.action === undefined) && (missing13 = "action"))){
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
else {
const _errs209 = errors;
for(const key18 in data87){
if(!((((((key18 === "id") || (key18 === "when")) || (key18 === "action")) || (key18 === "on")) || (key18 === "requires")) || (key18 === "to"))){
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
break;
}
}
if(_errs209 === errors){
if(data87.id !== undefined){
let data88 = data87.id;
const _errs210 = errors;
if(errors === _errs210){
if(typeof data88 === "string"){
if(!pattern0.test(data88)){
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
else {
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
var valid38 = _errs210 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data87.when !== undefined){
let data89 = data87.when;
const _errs212 = errors;
if(errors === _errs212){
if(typeof data89 === "string"){
if(!pattern1.test(data89)){
const err175 = {};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
var valid38 = _errs212 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data87.action !== undefined){
let data90 = data87.action;
const _errs214 = errors;
if(errors === _errs214){
if(typeof data90 === "string"){
if(!pattern1.test(data90)){
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
else {
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
var valid38 = _errs214 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data87.on !== undefined){
const _errs216 = errors;
if(!(validate25(data87.on, {instancePath:instancePath+"/routing_rules/" + i14+"/on",parentData:data87,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid38 = _errs216 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data87.requires !== undefined){
const _errs217 = errors;
if(!(validate22(data87.requires, {instancePath:instancePath+"/routing_rules/" + i14+"/requires",parentData:data87,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid38 = _errs217 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data87.to !== undefined){
const _errs218 = errors;
if(!(validate28(data87.to, {instancePath:instancePath+"/routing_rules/" + i14+"/to",parentData:data87,parentDataProperty:"to",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid38 = _errs218 === errors;
}
else {
var valid38 = true;
}
}
}
}
}
}
}
}
}
else {
const err179 = {};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
var valid37 = _errs207 === errors;
if(!valid37){
break;
}
}
}
else {
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
var valid2 = _errs205 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recovery_actions !== undefined){
let data94 = data.recovery_actions;
const _errs219 = errors;
if(errors === _errs219){
if(Array.isArray(data94)){
var valid39 = true;
const len15 = data94.length;
for(let i15=0; i15<len15; i15++){
let data95 = data94[i15];
const _errs221 = errors;
if(errors === _errs221){
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing14;
if((((data95.id === undefined) && (missing14 = "id")) || ((data95.applies_when === undefined) && (missing14 = "applies_when"))) || ((data95.output === undefined) && (missing14 = "output"))){
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
else {
const _errs223 = errors;
for(const key19 in data95){
if(!((((key19 === "id") || (key19 === "applies_when")) || (key19 === "output")) || (key19 === "shape"))){
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
break;
}
}
if(_errs223 === errors){
if(data95.id !== undefined){
let data96 = data95.id;
const _errs224 = errors;
if(errors === _errs224){
if(typeof data96 === "string"){
if(!pattern0.test(data96)){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
else {
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
var valid40 = _errs224 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data95.applies_when !== undefined){
let data97 = data95.applies_when;
const _errs226 = errors;
if(errors === _errs226){
if(typeof data97 === "string"){
if(!pattern1.test(data97)){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
var valid40 = _errs226 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data95.output !== undefined){
let data98 = data95.output;
const _errs228 = errors;
if(errors === _errs228){
if(typeof data98 === "string"){
if(!pattern1.test(data98)){
const err187 = {};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
else {
const err188 = {};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
var valid40 = _errs228 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data95.shape !== undefined){
let data99 = data95.shape;
const _errs230 = errors;
if(!(((((((data99 === "targeted_questions") || (data99 === "required_evidence")) || (data99 === "suggested_owner")) || (data99 === "fallback_path")) || (data99 === "draft_only_artifact")) || (data99 === "safe_partial_output")) || (data99 === "rollback_or_recovery_step"))){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
var valid40 = _errs230 === errors;
}
else {
var valid40 = true;
}
}
}
}
}
}
}
else {
const err190 = {};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
var valid39 = _errs221 === errors;
if(!valid39){
break;
}
}
}
else {
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
var valid2 = _errs219 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.required_fields !== undefined){
let data100 = data.required_fields;
const _errs231 = errors;
if(errors === _errs231){
if(Array.isArray(data100)){
var valid41 = true;
const len16 = data100.length;
for(let i16=0; i16<len16; i16++){
let data101 = data100[i16];
const _errs233 = errors;
if(errors === _errs233){
if(typeof data101 === "string"){
if(!pattern1.test(data101)){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
else {
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
var valid41 = _errs233 === errors;
if(!valid41){
break;
}
}
}
else {
const err194 = {};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
var valid2 = _errs231 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.facts !== undefined){
let data102 = data.facts;
const _errs235 = errors;
if(errors === _errs235){
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
for(const key20 in data102){
let data103 = data102[key20];
const _errs238 = errors;
if(errors === _errs238){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
const _errs240 = errors;
for(const key21 in data103){
if(!((((key21 === "label") || (key21 === "sensitive")) || (key21 === "question")) || (key21 === "truth"))){
const err195 = {};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
break;
}
}
if(_errs240 === errors){
if(data103.label !== undefined){
let data104 = data103.label;
const _errs241 = errors;
if(errors === _errs241){
if(typeof data104 === "string"){
if(!pattern1.test(data104)){
const err196 = {};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
else {
const err197 = {};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
var valid43 = _errs241 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data103.sensitive !== undefined){
const _errs243 = errors;
if(typeof data103.sensitive !== "boolean"){
const err198 = {};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
var valid43 = _errs243 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data103.question !== undefined){
let data106 = data103.question;
const _errs245 = errors;
if(errors === _errs245){
if(typeof data106 === "string"){
if(!pattern1.test(data106)){
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
var valid43 = _errs245 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data103.truth !== undefined){
let data107 = data103.truth;
const _errs247 = errors;
if(errors === _errs247){
if(typeof data107 === "string"){
if(!pattern0.test(data107)){
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
else {
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
var valid43 = _errs247 === errors;
}
else {
var valid43 = true;
}
}
}
}
}
}
else {
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
var valid42 = _errs238 === errors;
if(!valid42){
break;
}
}
}
else {
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
var valid2 = _errs235 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_states !== undefined){
let data108 = data.terminal_states;
const _errs249 = errors;
if(errors === _errs249){
if(Array.isArray(data108)){
if(data108.length < 1){
const err205 = {};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
else {
var valid44 = true;
const len17 = data108.length;
for(let i17=0; i17<len17; i17++){
const _errs251 = errors;
if(!(validate30(data108[i17], {instancePath:instancePath+"/terminal_states/" + i17,parentData:data108,parentDataProperty:i17,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid44 = _errs251 === errors;
if(!valid44){
break;
}
}
}
}
else {
const err206 = {};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
var valid2 = _errs249 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.never !== undefined){
let data110 = data.never;
const _errs252 = errors;
if(errors === _errs252){
if(Array.isArray(data110)){
var valid45 = true;
const len18 = data110.length;
for(let i18=0; i18<len18; i18++){
let data111 = data110[i18];
const _errs254 = errors;
if(errors === _errs254){
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
let missing15;
if(((data111.reach === undefined) && (missing15 = "reach")) || ((data111.without === undefined) && (missing15 = "without"))){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
else {
const _errs256 = errors;
for(const key22 in data111){
if(!((key22 === "reach") || (key22 === "without"))){
const err208 = {};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
break;
}
}
if(_errs256 === errors){
if(data111.reach !== undefined){
let data112 = data111.reach;
const _errs257 = errors;
if(errors === _errs257){
if(typeof data112 === "string"){
if(!pattern0.test(data112)){
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
else {
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
var valid46 = _errs257 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data111.without !== undefined){
let data113 = data111.without;
const _errs259 = errors;
if(errors === _errs259){
if(Array.isArray(data113)){
if(data113.length < 1){
const err211 = {};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
else {
var valid47 = true;
const len19 = data113.length;
for(let i19=0; i19<len19; i19++){
let data114 = data113[i19];
const _errs261 = errors;
if(errors === _errs261){
if(typeof data114 === "string"){
if(!pattern0.test(data114)){
const err212 = {};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
else {
const err213 = {};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
var valid47 = _errs261 === errors;
if(!valid47){
break;
}
}
}
}
else {
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
var valid46 = _errs259 === errors;
}
else {
var valid46 = true;
}
}
}
}
}
else {
const err215 = {};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
var valid45 = _errs254 === errors;
if(!valid45){
break;
}
}
}
else {
const err216 = {};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
var valid2 = _errs252 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.aliases !== undefined){
let data115 = data.aliases;
const _errs263 = errors;
if(errors === _errs263){
if(data115 && typeof data115 == "object" && !Array.isArray(data115)){
for(const key23 in data115){
let data116 = data115[key23];
const _errs266 = errors;
if(errors === _errs266){
if(typeof data116 === "string"){
if(!pattern1.test(data116)){
const err217 = {};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
else {
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
var valid48 = _errs266 === errors;
if(!valid48){
break;
}
}
}
else {
const err219 = {};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
var valid2 = _errs263 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialists !== undefined){
let data117 = data.specialists;
const _errs268 = errors;
if(errors === _errs268){
if(Array.isArray(data117)){
var valid49 = true;
const len20 = data117.length;
for(let i20=0; i20<len20; i20++){
let data118 = data117[i20];
const _errs270 = errors;
if(errors === _errs270){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
let missing16;
if((data118.id === undefined) && (missing16 = "id")){
const err220 = {};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
else {
const _errs272 = errors;
for(const key24 in data118){
if(!(func2.call(schema6.not.not.properties.specialists.items.properties, key24))){
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
break;
}
}
if(_errs272 === errors){
if(data118.id !== undefined){
let data119 = data118.id;
const _errs273 = errors;
if(errors === _errs273){
if(typeof data119 === "string"){
if(!pattern1.test(data119)){
const err222 = {};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
else {
const err223 = {};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
var valid50 = _errs273 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.purpose !== undefined){
let data120 = data118.purpose;
const _errs275 = errors;
if(errors === _errs275){
if(typeof data120 === "string"){
if(!pattern1.test(data120)){
const err224 = {};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
var valid50 = _errs275 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.invoked_on !== undefined){
let data121 = data118.invoked_on;
const _errs277 = errors;
if(errors === _errs277){
if(Array.isArray(data121)){
var valid51 = true;
const len21 = data121.length;
for(let i21=0; i21<len21; i21++){
let data122 = data121[i21];
const _errs279 = errors;
if(errors === _errs279){
if(typeof data122 === "string"){
if(!pattern1.test(data122)){
const err226 = {};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
else {
const err227 = {};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
var valid51 = _errs279 === errors;
if(!valid51){
break;
}
}
}
else {
const err228 = {};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
var valid50 = _errs277 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.requires !== undefined){
const _errs281 = errors;
if(!(validate22(data118.requires, {instancePath:instancePath+"/specialists/" + i20+"/requires",parentData:data118,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid50 = _errs281 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.if_known !== undefined){
let data124 = data118.if_known;
const _errs282 = errors;
if(errors === _errs282){
if(Array.isArray(data124)){
var valid52 = true;
const len22 = data124.length;
for(let i22=0; i22<len22; i22++){
let data125 = data124[i22];
const _errs284 = errors;
if(errors === _errs284){
if(typeof data125 === "string"){
if(!pattern1.test(data125)){
const err229 = {};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
else {
const err230 = {};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
var valid52 = _errs284 === errors;
if(!valid52){
break;
}
}
}
else {
const err231 = {};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
var valid50 = _errs282 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.optional !== undefined){
let data126 = data118.optional;
const _errs286 = errors;
if(errors === _errs286){
if(Array.isArray(data126)){
var valid53 = true;
const len23 = data126.length;
for(let i23=0; i23<len23; i23++){
let data127 = data126[i23];
const _errs288 = errors;
if(errors === _errs288){
if(typeof data127 === "string"){
if(!pattern1.test(data127)){
const err232 = {};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
else {
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
var valid53 = _errs288 === errors;
if(!valid53){
break;
}
}
}
else {
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
var valid50 = _errs286 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.owns !== undefined){
let data128 = data118.owns;
const _errs290 = errors;
if(errors === _errs290){
if(Array.isArray(data128)){
var valid54 = true;
const len24 = data128.length;
for(let i24=0; i24<len24; i24++){
let data129 = data128[i24];
const _errs292 = errors;
if(errors === _errs292){
if(typeof data129 === "string"){
if(!pattern0.test(data129)){
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
else {
const err236 = {};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
var valid54 = _errs292 === errors;
if(!valid54){
break;
}
}
}
else {
const err237 = {};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
var valid50 = _errs290 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.outputs !== undefined){
let data130 = data118.outputs;
const _errs294 = errors;
if(errors === _errs294){
if(Array.isArray(data130)){
var valid55 = true;
const len25 = data130.length;
for(let i25=0; i25<len25; i25++){
let data131 = data130[i25];
const _errs296 = errors;
if(errors === _errs296){
if(typeof data131 === "string"){
if(!pattern1.test(data131)){
const err238 = {};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
else {
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
var valid55 = _errs296 === errors;
if(!valid55){
break;
}
}
}
else {
const err240 = {};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
var valid50 = _errs294 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.upstream !== undefined){
let data132 = data118.upstream;
const _errs298 = errors;
if(errors === _errs298){
if(Array.isArray(data132)){
var valid56 = true;
const len26 = data132.length;
for(let i26=0; i26<len26; i26++){
let data133 = data132[i26];
const _errs300 = errors;
if(errors === _errs300){
if(typeof data133 === "string"){
if(!pattern1.test(data133)){
const err241 = {};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
else {
const err242 = {};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
var valid56 = _errs300 === errors;
if(!valid56){
break;
}
}
}
else {
const err243 = {};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
var valid50 = _errs298 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.downstream !== undefined){
let data134 = data118.downstream;
const _errs302 = errors;
if(errors === _errs302){
if(Array.isArray(data134)){
var valid57 = true;
const len27 = data134.length;
for(let i27=0; i27<len27; i27++){
let data135 = data134[i27];
const _errs304 = errors;
if(errors === _errs304){
if(typeof data135 === "string"){
if(!pattern1.test(data135)){
const err244 = {};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
else {
const err245 = {};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
var valid57 = _errs304 === errors;
if(!valid57){
break;
}
}
}
else {
const err246 = {};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
var valid50 = _errs302 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.stops_at !== undefined){
let data136 = data118.stops_at;
const _errs306 = errors;
if(errors === _errs306){
if(Array.isArray(data136)){
var valid58 = true;
const len28 = data136.length;
for(let i28=0; i28<len28; i28++){
let data137 = data136[i28];
const _errs308 = errors;
if(errors === _errs308){
if(typeof data137 === "string"){
if(!pattern1.test(data137)){
const err247 = {};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
else {
const err248 = {};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
var valid58 = _errs308 === errors;
if(!valid58){
break;
}
}
}
else {
const err249 = {};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
var valid50 = _errs306 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.uses !== undefined){
let data138 = data118.uses;
const _errs310 = errors;
if(errors === _errs310){
if(data138 && typeof data138 == "object" && !Array.isArray(data138)){
for(const key25 in data138){
let data139 = data138[key25];
const _errs313 = errors;
if(errors === _errs313){
if(typeof data139 === "string"){
if(!pattern1.test(data139)){
const err250 = {};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
else {
const err251 = {};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
var valid59 = _errs313 === errors;
if(!valid59){
break;
}
}
}
else {
const err252 = {};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
var valid50 = _errs310 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.must_not !== undefined){
let data140 = data118.must_not;
const _errs315 = errors;
if(errors === _errs315){
if(data140 && typeof data140 == "object" && !Array.isArray(data140)){
for(const key26 in data140){
let data141 = data140[key26];
const _errs318 = errors;
if(errors === _errs318){
if(typeof data141 === "string"){
if(!pattern1.test(data141)){
const err253 = {};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
else {
const err254 = {};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
var valid60 = _errs318 === errors;
if(!valid60){
break;
}
}
}
else {
const err255 = {};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
var valid50 = _errs315 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data118.leaves !== undefined){
let data142 = data118.leaves;
const _errs320 = errors;
if(errors === _errs320){
if(data142 && typeof data142 == "object" && !Array.isArray(data142)){
for(const key27 in data142){
let data143 = data142[key27];
const _errs323 = errors;
if(errors === _errs323){
if(typeof data143 === "string"){
if(!pattern1.test(data143)){
const err256 = {};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
else {
const err257 = {};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
var valid61 = _errs323 === errors;
if(!valid61){
break;
}
}
}
else {
const err258 = {};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
var valid50 = _errs320 === errors;
}
else {
var valid50 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err259 = {};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
var valid49 = _errs270 === errors;
if(!valid49){
break;
}
}
}
else {
const err260 = {};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
var valid2 = _errs268 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data144 = data.tracks;
const _errs325 = errors;
if(errors === _errs325){
if(Array.isArray(data144)){
var valid62 = true;
const len29 = data144.length;
for(let i29=0; i29<len29; i29++){
let data145 = data144[i29];
const _errs327 = errors;
if(errors === _errs327){
if(data145 && typeof data145 == "object" && !Array.isArray(data145)){
let missing17;
if(((data145.id === undefined) && (missing17 = "id")) || ((data145.kind === undefined) && (missing17 = "kind"))){
const err261 = {};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
else {
const _errs329 = errors;
for(const key28 in data145){
if(!(func2.call(schema6.not.not.properties.tracks.items.properties, key28))){
const err262 = {};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
break;
}
}
if(_errs329 === errors){
if(data145.id !== undefined){
let data146 = data145.id;
const _errs330 = errors;
if(errors === _errs330){
if(typeof data146 === "string"){
if(!pattern0.test(data146)){
const err263 = {};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
else {
const err264 = {};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
var valid63 = _errs330 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.kind !== undefined){
let data147 = data145.kind;
const _errs332 = errors;
if(!((((((data147 === "lifecycle") || (data147 === "risk")) || (data147 === "commercial")) || (data147 === "communication")) || (data147 === "packaging")) || (data147 === "proof"))){
const err265 = {};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
var valid63 = _errs332 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.label !== undefined){
let data148 = data145.label;
const _errs333 = errors;
if(errors === _errs333){
if(typeof data148 === "string"){
if(!pattern1.test(data148)){
const err266 = {};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
else {
const err267 = {};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
var valid63 = _errs333 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.stage !== undefined){
let data149 = data145.stage;
const _errs335 = errors;
if(errors === _errs335){
if(typeof data149 === "string"){
if(!pattern0.test(data149)){
const err268 = {};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
else {
const err269 = {};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
var valid63 = _errs335 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.owner !== undefined){
let data150 = data145.owner;
const _errs337 = errors;
if(errors === _errs337){
if(typeof data150 === "string"){
if(!pattern1.test(data150)){
const err270 = {};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
var valid63 = _errs337 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.scope !== undefined){
const _errs339 = errors;
if(typeof data145.scope !== "boolean"){
const err272 = {};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
var valid63 = _errs339 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.lines !== undefined){
let data152 = data145.lines;
const _errs341 = errors;
if(errors === _errs341){
if(Array.isArray(data152)){
var valid64 = true;
const len30 = data152.length;
for(let i30=0; i30<len30; i30++){
let data153 = data152[i30];
const _errs343 = errors;
if(errors === _errs343){
if(typeof data153 === "string"){
if(!pattern0.test(data153)){
const err273 = {};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
else {
const err274 = {};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
var valid64 = _errs343 === errors;
if(!valid64){
break;
}
}
}
else {
const err275 = {};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
var valid63 = _errs341 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.output !== undefined){
let data154 = data145.output;
const _errs345 = errors;
if(!(((data154 === "draft_only") || (data154 === "internal")) || (data154 === "external"))){
const err276 = {};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
var valid63 = _errs345 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.requires !== undefined){
const _errs346 = errors;
if(!(validate22(data145.requires, {instancePath:instancePath+"/tracks/" + i29+"/requires",parentData:data145,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid63 = _errs346 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.may !== undefined){
let data156 = data145.may;
const _errs347 = errors;
if(errors === _errs347){
if(Array.isArray(data156)){
var valid65 = true;
const len31 = data156.length;
for(let i31=0; i31<len31; i31++){
let data157 = data156[i31];
const _errs349 = errors;
if(errors === _errs349){
if(typeof data157 === "string"){
if(!pattern0.test(data157)){
const err277 = {};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
else {
const err278 = {};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
var valid65 = _errs349 === errors;
if(!valid65){
break;
}
}
}
else {
const err279 = {};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
var valid63 = _errs347 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.joins !== undefined){
let data158 = data145.joins;
const _errs351 = errors;
if(errors === _errs351){
if(typeof data158 === "string"){
if(!pattern0.test(data158)){
const err280 = {};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
else {
const err281 = {};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
var valid63 = _errs351 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data145.run !== undefined){
let data159 = data145.run;
const _errs353 = errors;
const _errs354 = errors;
let valid66 = false;
const _errs355 = errors;
if(errors === _errs355){
if(typeof data159 === "string"){
if(!pattern0.test(data159)){
const err282 = {};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
else {
const err283 = {};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
var _valid3 = _errs355 === errors;
valid66 = valid66 || _valid3;
if(!valid66){
const _errs357 = errors;
if(errors === _errs357){
if(data159 && typeof data159 == "object" && !Array.isArray(data159)){
let missing18;
if((data159.pipeline === undefined) && (missing18 = "pipeline")){
const err284 = {};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
else {
const _errs359 = errors;
for(const key29 in data159){
if(!((((key29 === "pipeline") || (key29 === "task")) || (key29 === "facts")) || (key29 === "state"))){
const err285 = {};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
break;
}
}
if(_errs359 === errors){
if(data159.pipeline !== undefined){
let data160 = data159.pipeline;
const _errs360 = errors;
if(errors === _errs360){
if(typeof data160 === "string"){
if(!pattern0.test(data160)){
const err286 = {};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
else {
const err287 = {};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
var valid67 = _errs360 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data159.task !== undefined){
let data161 = data159.task;
const _errs362 = errors;
if(errors === _errs362){
if(typeof data161 === "string"){
if(!pattern1.test(data161)){
const err288 = {};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
else {
const err289 = {};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
var valid67 = _errs362 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data159.facts !== undefined){
let data162 = data159.facts;
const _errs364 = errors;
if(errors === _errs364){
if(data162 && typeof data162 == "object" && !Array.isArray(data162)){
for(const key30 in data162){
let data163 = data162[key30];
const _errs367 = errors;
if(errors === _errs367){
if(typeof data163 === "string"){
if(!pattern1.test(data163)){
const err290 = {};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
else {
const err291 = {};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
var valid68 = _errs367 === errors;
if(!valid68){
break;
}
}
}
else {
const err292 = {};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
var valid67 = _errs364 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data159.state !== undefined){
let data164 = data159.state;
const _errs369 = errors;
if(errors === _errs369){
if(data164 && typeof data164 == "object" && !Array.isArray(data164)){
for(const key31 in data164){
let data165 = data164[key31];
const _errs372 = errors;
if(errors === _errs372){
if(typeof data165 === "string"){
if(!pattern1.test(data165)){
const err293 = {};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
else {
const err294 = {};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
var valid69 = _errs372 === errors;
if(!valid69){
break;
}
}
}
else {
const err295 = {};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
var valid67 = _errs369 === errors;
}
else {
var valid67 = true;
}
}
}
}
}
}
}
else {
const err296 = {};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
var _valid3 = _errs357 === errors;
valid66 = valid66 || _valid3;
}
if(!valid66){
const err297 = {};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
else {
errors = _errs354;
if(vErrors !== null){
if(_errs354){
vErrors.length = _errs354;
}
else {
vErrors = null;
}
}
}
var valid63 = _errs353 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err298 = {};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
var valid62 = _errs327 === errors;
if(!valid62){
break;
}
}
}
else {
const err299 = {};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
var valid2 = _errs325 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.triage !== undefined){
let data166 = data.triage;
const _errs374 = errors;
if(errors === _errs374){
if(Array.isArray(data166)){
var valid70 = true;
const len32 = data166.length;
for(let i32=0; i32<len32; i32++){
let data167 = data166[i32];
const _errs376 = errors;
if(errors === _errs376){
if(data167 && typeof data167 == "object" && !Array.isArray(data167)){
let missing19;
if(((data167.flag === undefined) && (missing19 = "flag")) || ((data167.outcome === undefined) && (missing19 = "outcome"))){
const err300 = {};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
else {
const _errs378 = errors;
for(const key32 in data167){
if(!((((((key32 === "flag") || (key32 === "outcome")) || (key32 === "gate")) || (key32 === "specialist")) || (key32 === "raises")) || (key32 === "escalates"))){
const err301 = {};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
break;
}
}
if(_errs378 === errors){
if(data167.flag !== undefined){
let data168 = data167.flag;
const _errs379 = errors;
if(errors === _errs379){
if(typeof data168 === "string"){
if(!pattern0.test(data168)){
const err302 = {};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
else {
const err303 = {};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
var valid71 = _errs379 === errors;
}
else {
var valid71 = true;
}
if(valid71){
if(data167.outcome !== undefined){
let data169 = data167.outcome;
const _errs381 = errors;
if(!((((data169 === "no_gate") || (data169 === "specialist_review")) || (data169 === "owner_approval")) || (data169 === "security_review"))){
const err304 = {};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
var valid71 = _errs381 === errors;
}
else {
var valid71 = true;
}
if(valid71){
if(data167.gate !== undefined){
let data170 = data167.gate;
const _errs382 = errors;
if(errors === _errs382){
if(typeof data170 === "string"){
if(!pattern0.test(data170)){
const err305 = {};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
else {
const err306 = {};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
var valid71 = _errs382 === errors;
}
else {
var valid71 = true;
}
if(valid71){
if(data167.specialist !== undefined){
let data171 = data167.specialist;
const _errs384 = errors;
if(errors === _errs384){
if(typeof data171 === "string"){
if(!pattern1.test(data171)){
const err307 = {};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
else {
const err308 = {};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
var valid71 = _errs384 === errors;
}
else {
var valid71 = true;
}
if(valid71){
if(data167.raises !== undefined){
let data172 = data167.raises;
const _errs386 = errors;
if(errors === _errs386){
if(typeof data172 === "string"){
if(!pattern0.test(data172)){
const err309 = {};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
else {
const err310 = {};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
var valid71 = _errs386 === errors;
}
else {
var valid71 = true;
}
if(valid71){
if(data167.escalates !== undefined){
let data173 = data167.escalates;
const _errs388 = errors;
if(errors === _errs388){
if(typeof data173 === "string"){
if(!pattern1.test(data173)){
const err311 = {};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
else {
const err312 = {};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
var valid71 = _errs388 === errors;
}
else {
var valid71 = true;
}
}
}
}
}
}
}
}
}
else {
const err313 = {};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
var valid70 = _errs376 === errors;
if(!valid70){
break;
}
}
}
else {
const err314 = {};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
var valid2 = _errs374 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support !== undefined){
let data174 = data.support;
const _errs390 = errors;
if(errors === _errs390){
if(Array.isArray(data174)){
var valid72 = true;
const len33 = data174.length;
for(let i33=0; i33<len33; i33++){
let data175 = data174[i33];
const _errs392 = errors;
if(errors === _errs392){
if(data175 && typeof data175 == "object" && !Array.isArray(data175)){
let missing20;
if((((data175.job === undefined) && (missing20 = "job")) || ((data175.specialist === undefined) && (missing20 = "specialist"))) || ((data175.on === undefined) && (missing20 = "on"))){
const err315 = {};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
else {
const _errs394 = errors;
for(const key33 in data175){
if(!(((key33 === "job") || (key33 === "specialist")) || (key33 === "on"))){
const err316 = {};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
break;
}
}
if(_errs394 === errors){
if(data175.job !== undefined){
let data176 = data175.job;
const _errs395 = errors;
if(errors === _errs395){
if(typeof data176 === "string"){
if(!pattern0.test(data176)){
const err317 = {};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
else {
const err318 = {};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
var valid73 = _errs395 === errors;
}
else {
var valid73 = true;
}
if(valid73){
if(data175.specialist !== undefined){
let data177 = data175.specialist;
const _errs397 = errors;
if(errors === _errs397){
if(typeof data177 === "string"){
if(!pattern1.test(data177)){
const err319 = {};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
else {
const err320 = {};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
var valid73 = _errs397 === errors;
}
else {
var valid73 = true;
}
if(valid73){
if(data175.on !== undefined){
const _errs399 = errors;
if(!(validate25(data175.on, {instancePath:instancePath+"/support/" + i33+"/on",parentData:data175,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid73 = _errs399 === errors;
}
else {
var valid73 = true;
}
}
}
}
}
}
else {
const err321 = {};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
var valid72 = _errs392 === errors;
if(!valid72){
break;
}
}
}
else {
const err322 = {};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
var valid2 = _errs390 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.plugins !== undefined){
let data179 = data.plugins;
const _errs400 = errors;
if(errors === _errs400){
if(Array.isArray(data179)){
var valid74 = true;
const len34 = data179.length;
for(let i34=0; i34<len34; i34++){
let data180 = data179[i34];
const _errs402 = errors;
if(errors === _errs402){
if(data180 && typeof data180 == "object" && !Array.isArray(data180)){
let missing21;
if(((data180.id === undefined) && (missing21 = "id")) || ((data180.when === undefined) && (missing21 = "when"))){
const err323 = {};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
else {
const _errs404 = errors;
for(const key34 in data180){
if(!((((key34 === "id") || (key34 === "for")) || (key34 === "when")) || (key34 === "gates"))){
const err324 = {};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
break;
}
}
if(_errs404 === errors){
if(data180.id !== undefined){
let data181 = data180.id;
const _errs405 = errors;
if(errors === _errs405){
if(typeof data181 === "string"){
if(!pattern0.test(data181)){
const err325 = {};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
else {
const err326 = {};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
var valid75 = _errs405 === errors;
}
else {
var valid75 = true;
}
if(valid75){
if(data180.for !== undefined){
let data182 = data180.for;
const _errs407 = errors;
if(errors === _errs407){
if(typeof data182 === "string"){
if(!pattern1.test(data182)){
const err327 = {};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
else {
const err328 = {};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
var valid75 = _errs407 === errors;
}
else {
var valid75 = true;
}
if(valid75){
if(data180.when !== undefined){
let data183 = data180.when;
const _errs409 = errors;
if(errors === _errs409){
if(typeof data183 === "string"){
if(!pattern1.test(data183)){
const err329 = {};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
else {
const err330 = {};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
var valid75 = _errs409 === errors;
}
else {
var valid75 = true;
}
if(valid75){
if(data180.gates !== undefined){
let data184 = data180.gates;
const _errs411 = errors;
if(errors === _errs411){
if(Array.isArray(data184)){
var valid76 = true;
const len35 = data184.length;
for(let i35=0; i35<len35; i35++){
let data185 = data184[i35];
const _errs413 = errors;
if(errors === _errs413){
if(typeof data185 === "string"){
if(!pattern0.test(data185)){
const err331 = {};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
else {
const err332 = {};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
var valid76 = _errs413 === errors;
if(!valid76){
break;
}
}
}
else {
const err333 = {};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
var valid75 = _errs411 === errors;
}
else {
var valid75 = true;
}
}
}
}
}
}
}
else {
const err334 = {};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
var valid74 = _errs402 === errors;
if(!valid74){
break;
}
}
}
else {
const err335 = {};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
var valid2 = _errs400 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.events !== undefined){
let data186 = data.events;
const _errs415 = errors;
if(errors === _errs415){
if(Array.isArray(data186)){
var valid77 = true;
const len36 = data186.length;
for(let i36=0; i36<len36; i36++){
let data187 = data186[i36];
const _errs417 = errors;
if(errors === _errs417){
if(typeof data187 === "string"){
if(!pattern1.test(data187)){
const err336 = {};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
else {
const err337 = {};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
var valid77 = _errs417 === errors;
if(!valid77){
break;
}
}
}
else {
const err338 = {};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
var valid2 = _errs415 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validation_rules !== undefined){
let data188 = data.validation_rules;
const _errs419 = errors;
if(errors === _errs419){
if(Array.isArray(data188)){
var valid78 = true;
const len37 = data188.length;
for(let i37=0; i37<len37; i37++){
let data189 = data188[i37];
const _errs421 = errors;
if(!(((((((((data189 === "invalid_transition") || (data189 === "missing_owner")) || (data189 === "orphaned_blocker")) || (data189 === "stale_approval")) || (data189 === "artifact_without_source_or_version")) || (data189 === "gate_bypassed_without_rationale")) || (data189 === "unresolved_conflict")) || (data189 === "terminal_state_with_open_blockers")) || (data189 === "external_action_without_approval_evidence"))){
const err339 = {};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
var valid78 = _errs421 === errors;
if(!valid78){
break;
}
}
}
else {
const err340 = {};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
var valid2 = _errs419 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err341 = {};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err342 = {};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate21.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate21.errors = vErrors;
return errors === 0;
}

export const validShortDefinition = validate36;
const schema11 = {"$id":"validShortDefinition","not":{"not":{"type":"object","required":["workflow_type","stages"],"properties":{"workflow_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"schema_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+$"},"version":{"type":"string","pattern":"\\S"},"review_due":{"type":"string","pattern":"\\S"},"default":{"type":"boolean"},"include":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stages":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"run":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"object","required":["pipeline"],"properties":{"pipeline":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"task":{"type":"string","pattern":"\\S"},"facts":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"state":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}]}},"additionalProperties":false}]},"minItems":1},"support_outputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"allowed_transitions":{"type":"array","items":{"type":"object","required":["from","to"],"properties":{"from":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"on":{"anyOf":[{"const":"command"},{"type":"object","required":["landed"],"properties":{"landed":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"^\\S+ (failed|passed)$"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["run"],"properties":{"run":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}]},"when":{"type":"string","pattern":"\\S"},"requires":{"$ref":"condition"}},"additionalProperties":false}},"artifacts":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["artifact_type"],"properties":{"artifact_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"kind":{"enum":["file","folder","pull_request","issue","branch","check","release","external"]},"path":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"version_policy":{"type":"string","pattern":"\\S"},"in_turn":{"type":"boolean"},"versions":{"type":"array","items":{"enum":["revise","supersede","fork","archive","reference"]}},"made_from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"produced_by":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"object","required":["pipeline"],"properties":{"pipeline":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"task":{"type":"string","pattern":"\\S"},"facts":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"state":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}]}},"additionalProperties":false}]}},"roles":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]}},"specialist_owners":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"gates":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["gate_id"],"properties":{"gate_id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"category":{"type":"string","pattern":"\\S"},"applies_when":{"type":"string","pattern":"\\S"},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"assurance":{"enum":["proven","signed","attested","asserted"]},"explicit":{"type":"boolean"},"count":{"type":"integer","minimum":1}},"additionalProperties":false}]}},"actions":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"external":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"}},"additionalProperties":false}},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"routing_rules":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"when":{"type":"string","pattern":"\\S"},"action":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"},"requires":{"$ref":"condition"},"to":{"$ref":"part2"}},"additionalProperties":false}]}},"recovery_actions":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"applies_when":{"type":"string","pattern":"\\S"},"output":{"type":"string","pattern":"\\S"},"shape":{"enum":["targeted_questions","required_evidence","suggested_owner","fallback_path","draft_only_artifact","safe_partial_output","rollback_or_recovery_step"]}},"additionalProperties":false}]}},"required_fields":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"type":"object","properties":{"label":{"type":"string","pattern":"\\S"},"sensitive":{"type":"boolean"},"question":{"type":"string","pattern":"\\S"},"truth":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}},"terminal_states":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"$ref":"part3"}]},"minItems":1},"never":{"type":"array","items":{"type":"object","required":["reach","without"],"properties":{"reach":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"without":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}},"additionalProperties":false}},"aliases":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"specialists":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"invoked_on":{"type":"array","items":{"type":"string","pattern":"\\S"}},"requires":{"$ref":"condition"},"if_known":{"type":"array","items":{"type":"string","pattern":"\\S"}},"optional":{"type":"array","items":{"type":"string","pattern":"\\S"}},"owns":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"outputs":{"type":"array","items":{"type":"string","pattern":"\\S"}},"upstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"downstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stops_at":{"type":"array","items":{"type":"string","pattern":"\\S"}},"uses":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"must_not":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"leaves":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}},"tracks":{"type":"array","items":{"type":"object","required":["id","kind"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"label":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"owner":{"type":"string","pattern":"\\S"},"scope":{"type":"boolean"},"lines":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"output":{"enum":["draft_only","internal","external"]},"requires":{"$ref":"condition"},"may":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"joins":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"run":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"object","required":["pipeline"],"properties":{"pipeline":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"task":{"type":"string","pattern":"\\S"},"facts":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"state":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}]}},"additionalProperties":false}},"triage":{"type":"array","items":{"type":"object","required":["flag","outcome"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"outcome":{"enum":["no_gate","specialist_review","owner_approval","security_review"]},"gate":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"raises":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"escalates":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"support":{"type":"array","items":{"type":"object","required":["job","specialist","on"],"properties":{"job":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"}},"additionalProperties":false}},"plugins":{"type":"array","items":{"type":"object","required":["id","when"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"for":{"type":"string","pattern":"\\S"},"when":{"type":"string","pattern":"\\S"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}},"events":{"type":"array","items":{"type":"string","pattern":"\\S"}},"validation_rules":{"type":"array","items":{"enum":["invalid_transition","missing_owner","orphaned_blocker","stale_approval","artifact_without_source_or_version","gate_bypassed_without_rationale","unresolved_conflict","terminal_state_with_open_blockers","external_action_without_approval_evidence"]}}},"additionalProperties":false}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validShortDefinition" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.workflow_type === undefined) && (missing0 = "workflow_type")) || ((data.stages === undefined) && (missing0 = "stages"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema11.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.workflow_type !== undefined){
let data0 = data.workflow_type;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.label !== undefined){
let data1 = data.label;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.description !== undefined){
let data2 = data.description;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.schema_version !== undefined){
let data3 = data.schema_version;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern3.test(data3)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.version !== undefined){
let data4 = data.version;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.review_due !== undefined){
let data5 = data.review_due;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.default !== undefined){
const _errs18 = errors;
if(typeof data.default !== "boolean"){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.include !== undefined){
let data7 = data.include;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.stages !== undefined){
let data9 = data.stages;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data9)){
if(data9.length < 1){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
var valid4 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs26 = errors;
const _errs27 = errors;
let valid5 = false;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data10 === "string"){
if(!pattern1.test(data10)){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid0 = _errs28 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const _errs30 = errors;
if(errors === _errs30){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((data10.id === undefined) && (missing1 = "id")){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
const _errs32 = errors;
for(const key1 in data10){
if(!(((((key1 === "id") || (key1 === "label")) || (key1 === "purpose")) || (key1 === "owner")) || (key1 === "run"))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
}
if(_errs32 === errors){
if(data10.id !== undefined){
let data11 = data10.id;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid6 = _errs33 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.label !== undefined){
let data12 = data10.label;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.purpose !== undefined){
let data13 = data10.purpose;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid6 = _errs37 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.owner !== undefined){
let data14 = data10.owner;
const _errs39 = errors;
if(errors === _errs39){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var valid6 = _errs39 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.run !== undefined){
let data15 = data10.run;
const _errs41 = errors;
const _errs42 = errors;
let valid7 = false;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data15 === "string"){
if(!pattern0.test(data15)){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
var _valid1 = _errs43 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs45 = errors;
if(errors === _errs45){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing2;
if((data15.pipeline === undefined) && (missing2 = "pipeline")){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
const _errs47 = errors;
for(const key2 in data15){
if(!((((key2 === "pipeline") || (key2 === "task")) || (key2 === "facts")) || (key2 === "state"))){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
break;
}
}
if(_errs47 === errors){
if(data15.pipeline !== undefined){
let data16 = data15.pipeline;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid8 = _errs48 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.task !== undefined){
let data17 = data15.task;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.facts !== undefined){
let data18 = data15.facts;
const _errs52 = errors;
if(errors === _errs52){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key3 in data18){
let data19 = data18[key3];
const _errs55 = errors;
if(errors === _errs55){
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid9 = _errs55 === errors;
if(!valid9){
break;
}
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid8 = _errs52 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.state !== undefined){
let data20 = data15.state;
const _errs57 = errors;
if(errors === _errs57){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 in data20){
let data21 = data20[key4];
const _errs60 = errors;
if(errors === _errs60){
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var valid10 = _errs60 === errors;
if(!valid10){
break;
}
}
}
else {
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
var valid8 = _errs57 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
else {
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var _valid1 = _errs45 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
else {
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs41 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
}
else {
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
var _valid0 = _errs30 === errors;
valid5 = valid5 || _valid0;
}
if(!valid5){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid4 = _errs26 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support_outputs !== undefined){
let data22 = data.support_outputs;
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data22)){
var valid11 = true;
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
const _errs64 = errors;
if(errors === _errs64){
if(typeof data23 === "string"){
if(!pattern0.test(data23)){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var valid11 = _errs64 === errors;
if(!valid11){
break;
}
}
}
else {
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
var valid2 = _errs62 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.allowed_transitions !== undefined){
let data24 = data.allowed_transitions;
const _errs66 = errors;
if(errors === _errs66){
if(Array.isArray(data24)){
var valid12 = true;
const len3 = data24.length;
for(let i3=0; i3<len3; i3++){
let data25 = data24[i3];
const _errs68 = errors;
if(errors === _errs68){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing3;
if(((data25.from === undefined) && (missing3 = "from")) || ((data25.to === undefined) && (missing3 = "to"))){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
else {
const _errs70 = errors;
for(const key5 in data25){
if(!(((((key5 === "from") || (key5 === "to")) || (key5 === "on")) || (key5 === "when")) || (key5 === "requires"))){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
break;
}
}
if(_errs70 === errors){
if(data25.from !== undefined){
let data26 = data25.from;
const _errs71 = errors;
if(errors === _errs71){
if(typeof data26 === "string"){
if(!pattern0.test(data26)){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
var valid13 = _errs71 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data25.to !== undefined){
let data27 = data25.to;
const _errs73 = errors;
if(errors === _errs73){
if(typeof data27 === "string"){
if(!pattern0.test(data27)){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
var valid13 = _errs73 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data25.on !== undefined){
let data28 = data25.on;
const _errs75 = errors;
const _errs76 = errors;
let valid14 = false;
const _errs77 = errors;
if("command" !== data28){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid2 = _errs77 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs78 = errors;
if(errors === _errs78){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing4;
if((data28.landed === undefined) && (missing4 = "landed")){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
else {
const _errs80 = errors;
for(const key6 in data28){
if(!(key6 === "landed")){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
break;
}
}
if(_errs80 === errors){
if(data28.landed !== undefined){
let data29 = data28.landed;
const _errs81 = errors;
if(errors === _errs81){
if(typeof data29 === "string"){
if(!pattern0.test(data29)){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
}
}
}
else {
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
var _valid2 = _errs78 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs83 = errors;
if(errors === _errs83){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing5;
if((data28.check === undefined) && (missing5 = "check")){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
else {
const _errs85 = errors;
for(const key7 in data28){
if(!(key7 === "check")){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
break;
}
}
if(_errs85 === errors){
if(data28.check !== undefined){
let data30 = data28.check;
const _errs86 = errors;
if(errors === _errs86){
if(typeof data30 === "string"){
if(!pattern20.test(data30)){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
}
}
}
else {
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
var _valid2 = _errs83 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs88 = errors;
if(errors === _errs88){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing6;
if((data28.flag === undefined) && (missing6 = "flag")){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
else {
const _errs90 = errors;
for(const key8 in data28){
if(!(key8 === "flag")){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
break;
}
}
if(_errs90 === errors){
if(data28.flag !== undefined){
let data31 = data28.flag;
const _errs91 = errors;
if(errors === _errs91){
if(typeof data31 === "string"){
if(!pattern0.test(data31)){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
}
}
}
else {
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
var _valid2 = _errs88 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs93 = errors;
if(errors === _errs93){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing7;
if((data28.run === undefined) && (missing7 = "run")){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
else {
const _errs95 = errors;
for(const key9 in data28){
if(!(key9 === "run")){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
break;
}
}
if(_errs95 === errors){
if(data28.run !== undefined){
let data32 = data28.run;
const _errs96 = errors;
if(errors === _errs96){
if(typeof data32 === "string"){
if(!pattern0.test(data32)){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
}
}
}
else {
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
var _valid2 = _errs93 === errors;
valid14 = valid14 || _valid2;
}
}
}
}
if(!valid14){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
else {
errors = _errs76;
if(vErrors !== null){
if(_errs76){
vErrors.length = _errs76;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs75 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data25.when !== undefined){
let data33 = data25.when;
const _errs98 = errors;
if(errors === _errs98){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
var valid13 = _errs98 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data25.requires !== undefined){
const _errs100 = errors;
if(!(validate22(data25.requires, {instancePath:instancePath+"/allowed_transitions/" + i3+"/requires",parentData:data25,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid13 = _errs100 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
}
else {
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
var valid12 = _errs68 === errors;
if(!valid12){
break;
}
}
}
else {
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
var valid2 = _errs66 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data35 = data.artifacts;
const _errs101 = errors;
if(errors === _errs101){
if(Array.isArray(data35)){
var valid19 = true;
const len4 = data35.length;
for(let i4=0; i4<len4; i4++){
let data36 = data35[i4];
const _errs103 = errors;
const _errs104 = errors;
let valid20 = false;
const _errs105 = errors;
if(errors === _errs105){
if(typeof data36 === "string"){
if(!pattern1.test(data36)){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
var _valid3 = _errs105 === errors;
valid20 = valid20 || _valid3;
if(!valid20){
const _errs107 = errors;
if(errors === _errs107){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
let missing8;
if((data36.artifact_type === undefined) && (missing8 = "artifact_type")){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
else {
const _errs109 = errors;
for(const key10 in data36){
if(!(func2.call(schema11.not.not.properties.artifacts.items.anyOf[1].properties, key10))){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
break;
}
}
if(_errs109 === errors){
if(data36.artifact_type !== undefined){
let data37 = data36.artifact_type;
const _errs110 = errors;
if(errors === _errs110){
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
var valid21 = _errs110 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.label !== undefined){
let data38 = data36.label;
const _errs112 = errors;
if(errors === _errs112){
if(typeof data38 === "string"){
if(!pattern1.test(data38)){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
var valid21 = _errs112 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.kind !== undefined){
let data39 = data36.kind;
const _errs114 = errors;
if(!((((((((data39 === "file") || (data39 === "folder")) || (data39 === "pull_request")) || (data39 === "issue")) || (data39 === "branch")) || (data39 === "check")) || (data39 === "release")) || (data39 === "external"))){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
var valid21 = _errs114 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.path !== undefined){
let data40 = data36.path;
const _errs115 = errors;
if(errors === _errs115){
if(typeof data40 === "string"){
if(!pattern1.test(data40)){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
var valid21 = _errs115 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.owner !== undefined){
let data41 = data36.owner;
const _errs117 = errors;
if(errors === _errs117){
if(typeof data41 === "string"){
if(!pattern1.test(data41)){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var valid21 = _errs117 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.version_policy !== undefined){
let data42 = data36.version_policy;
const _errs119 = errors;
if(errors === _errs119){
if(typeof data42 === "string"){
if(!pattern1.test(data42)){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
var valid21 = _errs119 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.in_turn !== undefined){
const _errs121 = errors;
if(typeof data36.in_turn !== "boolean"){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
var valid21 = _errs121 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.versions !== undefined){
let data44 = data36.versions;
const _errs123 = errors;
if(errors === _errs123){
if(Array.isArray(data44)){
var valid22 = true;
const len5 = data44.length;
for(let i5=0; i5<len5; i5++){
let data45 = data44[i5];
const _errs125 = errors;
if(!(((((data45 === "revise") || (data45 === "supersede")) || (data45 === "fork")) || (data45 === "archive")) || (data45 === "reference"))){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var valid22 = _errs125 === errors;
if(!valid22){
break;
}
}
}
else {
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
var valid21 = _errs123 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.made_from !== undefined){
let data46 = data36.made_from;
const _errs126 = errors;
if(errors === _errs126){
if(Array.isArray(data46)){
var valid23 = true;
const len6 = data46.length;
for(let i6=0; i6<len6; i6++){
let data47 = data46[i6];
const _errs128 = errors;
if(errors === _errs128){
if(typeof data47 === "string"){
if(!pattern0.test(data47)){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
var valid23 = _errs128 === errors;
if(!valid23){
break;
}
}
}
else {
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
var valid21 = _errs126 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.gates !== undefined){
let data48 = data36.gates;
const _errs130 = errors;
if(errors === _errs130){
if(Array.isArray(data48)){
var valid24 = true;
const len7 = data48.length;
for(let i7=0; i7<len7; i7++){
let data49 = data48[i7];
const _errs132 = errors;
if(errors === _errs132){
if(typeof data49 === "string"){
if(!pattern0.test(data49)){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
var valid24 = _errs132 === errors;
if(!valid24){
break;
}
}
}
else {
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
var valid21 = _errs130 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data36.produced_by !== undefined){
let data50 = data36.produced_by;
const _errs134 = errors;
const _errs135 = errors;
let valid25 = false;
const _errs136 = errors;
if(errors === _errs136){
if(typeof data50 === "string"){
if(!pattern0.test(data50)){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
var _valid4 = _errs136 === errors;
valid25 = valid25 || _valid4;
if(!valid25){
const _errs138 = errors;
if(errors === _errs138){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing9;
if((data50.pipeline === undefined) && (missing9 = "pipeline")){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
else {
const _errs140 = errors;
for(const key11 in data50){
if(!((((key11 === "pipeline") || (key11 === "task")) || (key11 === "facts")) || (key11 === "state"))){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
break;
}
}
if(_errs140 === errors){
if(data50.pipeline !== undefined){
let data51 = data50.pipeline;
const _errs141 = errors;
if(errors === _errs141){
if(typeof data51 === "string"){
if(!pattern0.test(data51)){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
var valid26 = _errs141 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.task !== undefined){
let data52 = data50.task;
const _errs143 = errors;
if(errors === _errs143){
if(typeof data52 === "string"){
if(!pattern1.test(data52)){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
else {
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
var valid26 = _errs143 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.facts !== undefined){
let data53 = data50.facts;
const _errs145 = errors;
if(errors === _errs145){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key12 in data53){
let data54 = data53[key12];
const _errs148 = errors;
if(errors === _errs148){
if(typeof data54 === "string"){
if(!pattern1.test(data54)){
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
else {
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
var valid27 = _errs148 === errors;
if(!valid27){
break;
}
}
}
else {
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
var valid26 = _errs145 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.state !== undefined){
let data55 = data50.state;
const _errs150 = errors;
if(errors === _errs150){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
for(const key13 in data55){
let data56 = data55[key13];
const _errs153 = errors;
if(errors === _errs153){
if(typeof data56 === "string"){
if(!pattern1.test(data56)){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
var valid28 = _errs153 === errors;
if(!valid28){
break;
}
}
}
else {
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
var valid26 = _errs150 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
}
}
else {
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
var _valid4 = _errs138 === errors;
valid25 = valid25 || _valid4;
}
if(!valid25){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
else {
errors = _errs135;
if(vErrors !== null){
if(_errs135){
vErrors.length = _errs135;
}
else {
vErrors = null;
}
}
}
var valid21 = _errs134 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
var _valid3 = _errs107 === errors;
valid20 = valid20 || _valid3;
}
if(!valid20){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
else {
errors = _errs104;
if(vErrors !== null){
if(_errs104){
vErrors.length = _errs104;
}
else {
vErrors = null;
}
}
}
var valid19 = _errs103 === errors;
if(!valid19){
break;
}
}
}
else {
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
var valid2 = _errs101 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data57 = data.roles;
const _errs155 = errors;
if(errors === _errs155){
if(Array.isArray(data57)){
var valid29 = true;
const len8 = data57.length;
for(let i8=0; i8<len8; i8++){
let data58 = data57[i8];
const _errs157 = errors;
const _errs158 = errors;
let valid30 = false;
const _errs159 = errors;
if(errors === _errs159){
if(typeof data58 === "string"){
if(!pattern1.test(data58)){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
var _valid5 = _errs159 === errors;
valid30 = valid30 || _valid5;
if(!valid30){
const _errs161 = errors;
if(errors === _errs161){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
let missing10;
if((data58.id === undefined) && (missing10 = "id")){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
else {
const _errs163 = errors;
for(const key14 in data58){
if(!(((key14 === "id") || (key14 === "label")) || (key14 === "description"))){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
break;
}
}
if(_errs163 === errors){
if(data58.id !== undefined){
let data59 = data58.id;
const _errs164 = errors;
if(errors === _errs164){
if(typeof data59 === "string"){
if(!pattern1.test(data59)){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
var valid31 = _errs164 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data58.label !== undefined){
let data60 = data58.label;
const _errs166 = errors;
if(errors === _errs166){
if(typeof data60 === "string"){
if(!pattern1.test(data60)){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
var valid31 = _errs166 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data58.description !== undefined){
let data61 = data58.description;
const _errs168 = errors;
if(errors === _errs168){
if(typeof data61 === "string"){
if(!pattern1.test(data61)){
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
var valid31 = _errs168 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
}
else {
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
var _valid5 = _errs161 === errors;
valid30 = valid30 || _valid5;
}
if(!valid30){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
else {
errors = _errs158;
if(vErrors !== null){
if(_errs158){
vErrors.length = _errs158;
}
else {
vErrors = null;
}
}
}
var valid29 = _errs157 === errors;
if(!valid29){
break;
}
}
}
else {
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
var valid2 = _errs155 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialist_owners !== undefined){
let data62 = data.specialist_owners;
const _errs170 = errors;
if(errors === _errs170){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key15 in data62){
let data63 = data62[key15];
const _errs173 = errors;
if(errors === _errs173){
if(typeof data63 === "string"){
if(!pattern1.test(data63)){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
var valid32 = _errs173 === errors;
if(!valid32){
break;
}
}
}
else {
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
var valid2 = _errs170 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data64 = data.gates;
const _errs175 = errors;
if(errors === _errs175){
if(Array.isArray(data64)){
var valid33 = true;
const len9 = data64.length;
for(let i9=0; i9<len9; i9++){
let data65 = data64[i9];
const _errs177 = errors;
const _errs178 = errors;
let valid34 = false;
const _errs179 = errors;
if(errors === _errs179){
if(typeof data65 === "string"){
if(!pattern1.test(data65)){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
var _valid6 = _errs179 === errors;
valid34 = valid34 || _valid6;
if(!valid34){
const _errs181 = errors;
if(errors === _errs181){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
let missing11;
if((data65.gate_id === undefined) && (missing11 = "gate_id")){
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
else {
const _errs183 = errors;
for(const key16 in data65){
if(!(func2.call(schema11.not.not.properties.gates.items.anyOf[1].properties, key16))){
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
break;
}
}
if(_errs183 === errors){
if(data65.gate_id !== undefined){
let data66 = data65.gate_id;
const _errs184 = errors;
if(errors === _errs184){
if(typeof data66 === "string"){
if(!pattern0.test(data66)){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
var valid35 = _errs184 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.label !== undefined){
let data67 = data65.label;
const _errs186 = errors;
if(errors === _errs186){
if(typeof data67 === "string"){
if(!pattern1.test(data67)){
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
var valid35 = _errs186 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.owner !== undefined){
let data68 = data65.owner;
const _errs188 = errors;
if(errors === _errs188){
if(typeof data68 === "string"){
if(!pattern1.test(data68)){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
var valid35 = _errs188 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.category !== undefined){
let data69 = data65.category;
const _errs190 = errors;
if(errors === _errs190){
if(typeof data69 === "string"){
if(!pattern1.test(data69)){
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
var valid35 = _errs190 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.applies_when !== undefined){
let data70 = data65.applies_when;
const _errs192 = errors;
if(errors === _errs192){
if(typeof data70 === "string"){
if(!pattern1.test(data70)){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
var valid35 = _errs192 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.approval_states !== undefined){
let data71 = data65.approval_states;
const _errs194 = errors;
if(errors === _errs194){
if(Array.isArray(data71)){
if(data71.length < 1){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
else {
var valid36 = true;
const len10 = data71.length;
for(let i10=0; i10<len10; i10++){
let data72 = data71[i10];
const _errs196 = errors;
if(!((((((((((data72 === "unknown") || (data72 === "draft")) || (data72 === "requested")) || (data72 === "partial")) || (data72 === "approved")) || (data72 === "rejected")) || (data72 === "expired")) || (data72 === "superseded")) || (data72 === "blocked")) || (data72 === "conditional"))){
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
var valid36 = _errs196 === errors;
if(!valid36){
break;
}
}
}
}
else {
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
var valid35 = _errs194 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.assurance !== undefined){
let data73 = data65.assurance;
const _errs197 = errors;
if(!((((data73 === "proven") || (data73 === "signed")) || (data73 === "attested")) || (data73 === "asserted"))){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
var valid35 = _errs197 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.explicit !== undefined){
const _errs198 = errors;
if(typeof data65.explicit !== "boolean"){
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
var valid35 = _errs198 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data65.count !== undefined){
let data75 = data65.count;
const _errs200 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err163 = {};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(errors === _errs200){
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 < 1 || isNaN(data75)){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
}
var valid35 = _errs200 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
var _valid6 = _errs181 === errors;
valid34 = valid34 || _valid6;
}
if(!valid34){
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
else {
errors = _errs178;
if(vErrors !== null){
if(_errs178){
vErrors.length = _errs178;
}
else {
vErrors = null;
}
}
}
var valid33 = _errs177 === errors;
if(!valid33){
break;
}
}
}
else {
const err167 = {};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
var valid2 = _errs175 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.actions !== undefined){
let data76 = data.actions;
const _errs202 = errors;
if(errors === _errs202){
if(Array.isArray(data76)){
var valid37 = true;
const len11 = data76.length;
for(let i11=0; i11<len11; i11++){
let data77 = data76[i11];
const _errs204 = errors;
if(errors === _errs204){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
let missing12;
if((data77.id === undefined) && (missing12 = "id")){
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
else {
const _errs206 = errors;
for(const key17 in data77){
if(!(((((key17 === "id") || (key17 === "label")) || (key17 === "external")) || (key17 === "gates")) || (key17 === "requires"))){
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
break;
}
}
if(_errs206 === errors){
if(data77.id !== undefined){
let data78 = data77.id;
const _errs207 = errors;
if(errors === _errs207){
if(typeof data78 === "string"){
if(!pattern0.test(data78)){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
var valid38 = _errs207 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data77.label !== undefined){
let data79 = data77.label;
const _errs209 = errors;
if(errors === _errs209){
if(typeof data79 === "string"){
if(!pattern1.test(data79)){
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
else {
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
var valid38 = _errs209 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data77.external !== undefined){
const _errs211 = errors;
if(typeof data77.external !== "boolean"){
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
var valid38 = _errs211 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data77.gates !== undefined){
let data81 = data77.gates;
const _errs213 = errors;
if(errors === _errs213){
if(Array.isArray(data81)){
var valid39 = true;
const len12 = data81.length;
for(let i12=0; i12<len12; i12++){
let data82 = data81[i12];
const _errs215 = errors;
if(errors === _errs215){
if(typeof data82 === "string"){
if(!pattern0.test(data82)){
const err175 = {};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
var valid39 = _errs215 === errors;
if(!valid39){
break;
}
}
}
else {
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
var valid38 = _errs213 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data77.requires !== undefined){
const _errs217 = errors;
if(!(validate22(data77.requires, {instancePath:instancePath+"/actions/" + i11+"/requires",parentData:data77,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid38 = _errs217 === errors;
}
else {
var valid38 = true;
}
}
}
}
}
}
}
}
else {
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
var valid37 = _errs204 === errors;
if(!valid37){
break;
}
}
}
else {
const err179 = {};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
var valid2 = _errs202 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_states !== undefined){
let data84 = data.approval_states;
const _errs218 = errors;
if(errors === _errs218){
if(Array.isArray(data84)){
if(data84.length < 1){
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
else {
var valid40 = true;
const len13 = data84.length;
for(let i13=0; i13<len13; i13++){
let data85 = data84[i13];
const _errs220 = errors;
if(!((((((((((data85 === "unknown") || (data85 === "draft")) || (data85 === "requested")) || (data85 === "partial")) || (data85 === "approved")) || (data85 === "rejected")) || (data85 === "expired")) || (data85 === "superseded")) || (data85 === "blocked")) || (data85 === "conditional"))){
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
var valid40 = _errs220 === errors;
if(!valid40){
break;
}
}
}
}
else {
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
var valid2 = _errs218 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.routing_rules !== undefined){
let data86 = data.routing_rules;
const _errs221 = errors;
if(errors === _errs221){
if(Array.isArray(data86)){
var valid41 = true;
const len14 = data86.length;
for(let i14=0; i14<len14; i14++){
let data87 = data86[i14];
const _errs223 = errors;
const _errs224 = errors;
let valid42 = false;
const _errs225 = errors;
if(errors === _errs225){
if(typeof data87 === "string"){
if(!pattern1.test(data87)){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
else {
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
var _valid7 = _errs225 === errors;
valid42 = valid42 || _valid7;
if(!valid42){
const _errs227 = errors;
if(errors === _errs227){
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
let missing13;
if((data87.id === undefined) && (missing13 = "id")){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
else {
const _errs229 = errors;
for(const key18 in data87){
if(!((((((key18 === "id") || (key18 === "when")) || (key18 === "action")) || (key18 === "on")) || (key18 === "requires")) || (key18 === "to"))){
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
break;
}
}
if(_errs229 === errors){
if(data87.id !== undefined){
let data88 = data87.id;
const _errs230 = errors;
if(errors === _errs230){
if(typeof data88 === "string"){
if(!pattern0.test(data88)){
const err187 = {};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
else {
const err188 = {};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
var valid43 = _errs230 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data87.when !== undefined){
let data89 = data87.when;
const _errs232 = errors;
if(errors === _errs232){
if(typeof data89 === "string"){
if(!pattern1.test(data89)){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
else {
const err190 = {};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
var valid43 = _errs232 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data87.action !== undefined){
let data90 = data87.action;
const _errs234 = errors;
if(errors === _errs234){
if(typeof data90 === "string"){
if(!pattern1.test(data90)){
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
else {
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
var valid43 = _errs234 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data87.on !== undefined){
const _errs236 = errors;
if(!(validate25(data87.on, {instancePath:instancePath+"/routing_rules/" + i14+"/on",parentData:data87,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid43 = _errs236 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data87.requires !== undefined){
const _errs237 = errors;
if(!(validate22(data87.requires, {instancePath:instancePath+"/routing_rules/" + i14+"/requires",parentData:data87,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid43 = _errs237 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data87.to !== undefined){
const _errs238 = errors;
if(!(validate28(data87.to, {instancePath:instancePath+"/routing_rules/" + i14+"/to",parentData:data87,parentDataProperty:"to",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid43 = _errs238 === errors;
}
else {
var valid43 = true;
}
}
}
}
}
}
}
}
}
else {
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
var _valid7 = _errs227 === errors;
valid42 = valid42 || _valid7;
}
if(!valid42){
const err194 = {};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
else {
errors = _errs224;
if(vErrors !== null){
if(_errs224){
vErrors.length = _errs224;
}
else {
vErrors = null;
}
}
}
var valid41 = _errs223 === errors;
if(!valid41){
break;
}
}
}
else {
const err195 = {};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
var valid2 = _errs221 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recovery_actions !== undefined){
let data94 = data.recovery_actions;
const _errs239 = errors;
if(errors === _errs239){
if(Array.isArray(data94)){
var valid44 = true;
const len15 = data94.length;
for(let i15=0; i15<len15; i15++){
let data95 = data94[i15];
const _errs241 = errors;
const _errs242 = errors;
let valid45 = false;
const _errs243 = errors;
if(errors === _errs243){
if(typeof data95 === "string"){
if(!pattern1.test(data95)){
const err196 = {};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
else {
const err197 = {};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
var _valid8 = _errs243 === errors;
valid45 = valid45 || _valid8;
if(!valid45){
const _errs245 = errors;
if(errors === _errs245){
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing14;
if((data95.id === undefined) && (missing14 = "id")){
const err198 = {};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
else {
const _errs247 = errors;
for(const key19 in data95){
if(!((((key19 === "id") || (key19 === "applies_when")) || (key19 === "output")) || (key19 === "shape"))){
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
break;
}
}
if(_errs247 === errors){
if(data95.id !== undefined){
let data96 = data95.id;
const _errs248 = errors;
if(errors === _errs248){
if(typeof data96 === "string"){
if(!pattern0.test(data96)){
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
var valid46 = _errs248 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data95.applies_when !== undefined){
let data97 = data95.applies_when;
const _errs250 = errors;
if(errors === _errs250){
if(typeof data97 === "string"){
if(!pattern1.test(data97)){
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
else {
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
var valid46 = _errs250 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data95.output !== undefined){
let data98 = data95.output;
const _errs252 = errors;
if(errors === _errs252){
if(typeof data98 === "string"){
if(!pattern1.test(data98)){
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
else {
const err205 = {};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
var valid46 = _errs252 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data95.shape !== undefined){
let data99 = data95.shape;
const _errs254 = errors;
if(!(((((((data99 === "targeted_questions") || (data99 === "required_evidence")) || (data99 === "suggested_owner")) || (data99 === "fallback_path")) || (data99 === "draft_only_artifact")) || (data99 === "safe_partial_output")) || (data99 === "rollback_or_recovery_step"))){
const err206 = {};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
var valid46 = _errs254 === errors;
}
else {
var valid46 = true;
}
}
}
}
}
}
}
else {
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
var _valid8 = _errs245 === errors;
valid45 = valid45 || _valid8;
}
if(!valid45){
const err208 = {};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
else {
errors = _errs242;
if(vErrors !== null){
if(_errs242){
vErrors.length = _errs242;
}
else {
vErrors = null;
}
}
}
var valid44 = _errs241 === errors;
if(!valid44){
break;
}
}
}
else {
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
var valid2 = _errs239 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.required_fields !== undefined){
let data100 = data.required_fields;
const _errs255 = errors;
if(errors === _errs255){
if(Array.isArray(data100)){
var valid47 = true;
const len16 = data100.length;
for(let i16=0; i16<len16; i16++){
let data101 = data100[i16];
const _errs257 = errors;
if(errors === _errs257){
if(typeof data101 === "string"){
if(!pattern1.test(data101)){
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
const err211 = {};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
var valid47 = _errs257 === errors;
if(!valid47){
break;
}
}
}
else {
const err212 = {};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
var valid2 = _errs255 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.facts !== undefined){
let data102 = data.facts;
const _errs259 = errors;
if(errors === _errs259){
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
for(const key20 in data102){
let data103 = data102[key20];
const _errs262 = errors;
if(errors === _errs262){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
const _errs264 = errors;
for(const key21 in data103){
if(!((((key21 === "label") || (key21 === "sensitive")) || (key21 === "question")) || (key21 === "truth"))){
const err213 = {};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
break;
}
}
if(_errs264 === errors){
if(data103.label !== undefined){
let data104 = data103.label;
const _errs265 = errors;
if(errors === _errs265){
if(typeof data104 === "string"){
if(!pattern1.test(data104)){
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
else {
const err215 = {};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
var valid49 = _errs265 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data103.sensitive !== undefined){
const _errs267 = errors;
if(typeof data103.sensitive !== "boolean"){
const err216 = {};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
var valid49 = _errs267 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data103.question !== undefined){
let data106 = data103.question;
const _errs269 = errors;
if(errors === _errs269){
if(typeof data106 === "string"){
if(!pattern1.test(data106)){
const err217 = {};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
else {
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
var valid49 = _errs269 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data103.truth !== undefined){
let data107 = data103.truth;
const _errs271 = errors;
if(errors === _errs271){
if(typeof data107 === "string"){
if(!pattern0.test(data107)){
const err219 = {};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
else {
const err220 = {};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
var valid49 = _errs271 === errors;
}
else {
var valid49 = true;
}
}
}
}
}
}
else {
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
var valid48 = _errs262 === errors;
if(!valid48){
break;
}
}
}
else {
const err222 = {};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
var valid2 = _errs259 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_states !== undefined){
let data108 = data.terminal_states;
const _errs273 = errors;
if(errors === _errs273){
if(Array.isArray(data108)){
if(data108.length < 1){
const err223 = {};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
else {
var valid50 = true;
const len17 = data108.length;
for(let i17=0; i17<len17; i17++){
let data109 = data108[i17];
const _errs275 = errors;
const _errs276 = errors;
let valid51 = false;
const _errs277 = errors;
if(errors === _errs277){
if(typeof data109 === "string"){
if(!pattern1.test(data109)){
const err224 = {};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
var _valid9 = _errs277 === errors;
valid51 = valid51 || _valid9;
if(!valid51){
const _errs279 = errors;
if(!(validate30(data109, {instancePath:instancePath+"/terminal_states/" + i17,parentData:data108,parentDataProperty:i17,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid9 = _errs279 === errors;
valid51 = valid51 || _valid9;
}
if(!valid51){
const err226 = {};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
else {
errors = _errs276;
if(vErrors !== null){
if(_errs276){
vErrors.length = _errs276;
}
else {
vErrors = null;
}
}
}
var valid50 = _errs275 === errors;
if(!valid50){
break;
}
}
}
}
else {
const err227 = {};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
var valid2 = _errs273 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.never !== undefined){
let data110 = data.never;
const _errs280 = errors;
if(errors === _errs280){
if(Array.isArray(data110)){
var valid52 = true;
const len18 = data110.length;
for(let i18=0; i18<len18; i18++){
let data111 = data110[i18];
const _errs282 = errors;
if(errors === _errs282){
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
let missing15;
if(((data111.reach === undefined) && (missing15 = "reach")) || ((data111.without === undefined) && (missing15 = "without"))){
const err228 = {};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
else {
const _errs284 = errors;
for(const key22 in data111){
if(!((key22 === "reach") || (key22 === "without"))){
const err229 = {};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
break;
}
}
if(_errs284 === errors){
if(data111.reach !== undefined){
let data112 = data111.reach;
const _errs285 = errors;
if(errors === _errs285){
if(typeof data112 === "string"){
if(!pattern0.test(data112)){
const err230 = {};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
else {
const err231 = {};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
var valid53 = _errs285 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data111.without !== undefined){
let data113 = data111.without;
const _errs287 = errors;
if(errors === _errs287){
if(Array.isArray(data113)){
if(data113.length < 1){
const err232 = {};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
else {
var valid54 = true;
const len19 = data113.length;
for(let i19=0; i19<len19; i19++){
let data114 = data113[i19];
const _errs289 = errors;
if(errors === _errs289){
if(typeof data114 === "string"){
if(!pattern0.test(data114)){
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
else {
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
var valid54 = _errs289 === errors;
if(!valid54){
break;
}
}
}
}
else {
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
var valid53 = _errs287 === errors;
}
else {
var valid53 = true;
}
}
}
}
}
else {
const err236 = {};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
var valid52 = _errs282 === errors;
if(!valid52){
break;
}
}
}
else {
const err237 = {};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
var valid2 = _errs280 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.aliases !== undefined){
let data115 = data.aliases;
const _errs291 = errors;
if(errors === _errs291){
if(data115 && typeof data115 == "object" && !Array.isArray(data115)){
for(const key23 in data115){
let data116 = data115[key23];
const _errs294 = errors;
if(errors === _errs294){
if(typeof data116 === "string"){
if(!pattern1.test(data116)){
const err238 = {};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
else {
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
var valid55 = _errs294 === errors;
if(!valid55){
break;
}
}
}
else {
const err240 = {};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
var valid2 = _errs291 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialists !== undefined){
let data117 = data.specialists;
const _errs296 = errors;
if(errors === _errs296){
if(Array.isArray(data117)){
var valid56 = true;
const len20 = data117.length;
for(let i20=0; i20<len20; i20++){
let data118 = data117[i20];
const _errs298 = errors;
if(errors === _errs298){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
let missing16;
if((data118.id === undefined) && (missing16 = "id")){
const err241 = {};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
else {
const _errs300 = errors;
for(const key24 in data118){
if(!(func2.call(schema11.not.not.properties.specialists.items.properties, key24))){
const err242 = {};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
break;
}
}
if(_errs300 === errors){
if(data118.id !== undefined){
let data119 = data118.id;
const _errs301 = errors;
if(errors === _errs301){
if(typeof data119 === "string"){
if(!pattern1.test(data119)){
const err243 = {};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
else {
const err244 = {};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
var valid57 = _errs301 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.purpose !== undefined){
let data120 = data118.purpose;
const _errs303 = errors;
if(errors === _errs303){
if(typeof data120 === "string"){
if(!pattern1.test(data120)){
const err245 = {};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
else {
const err246 = {};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
var valid57 = _errs303 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.invoked_on !== undefined){
let data121 = data118.invoked_on;
const _errs305 = errors;
if(errors === _errs305){
if(Array.isArray(data121)){
var valid58 = true;
const len21 = data121.length;
for(let i21=0; i21<len21; i21++){
let data122 = data121[i21];
const _errs307 = errors;
if(errors === _errs307){
if(typeof data122 === "string"){
if(!pattern1.test(data122)){
const err247 = {};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
else {
const err248 = {};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
var valid58 = _errs307 === errors;
if(!valid58){
break;
}
}
}
else {
const err249 = {};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
var valid57 = _errs305 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.requires !== undefined){
const _errs309 = errors;
if(!(validate22(data118.requires, {instancePath:instancePath+"/specialists/" + i20+"/requires",parentData:data118,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid57 = _errs309 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.if_known !== undefined){
let data124 = data118.if_known;
const _errs310 = errors;
if(errors === _errs310){
if(Array.isArray(data124)){
var valid59 = true;
const len22 = data124.length;
for(let i22=0; i22<len22; i22++){
let data125 = data124[i22];
const _errs312 = errors;
if(errors === _errs312){
if(typeof data125 === "string"){
if(!pattern1.test(data125)){
const err250 = {};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
else {
const err251 = {};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
var valid59 = _errs312 === errors;
if(!valid59){
break;
}
}
}
else {
const err252 = {};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
var valid57 = _errs310 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.optional !== undefined){
let data126 = data118.optional;
const _errs314 = errors;
if(errors === _errs314){
if(Array.isArray(data126)){
var valid60 = true;
const len23 = data126.length;
for(let i23=0; i23<len23; i23++){
let data127 = data126[i23];
const _errs316 = errors;
if(errors === _errs316){
if(typeof data127 === "string"){
if(!pattern1.test(data127)){
const err253 = {};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
else {
const err254 = {};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
var valid60 = _errs316 === errors;
if(!valid60){
break;
}
}
}
else {
const err255 = {};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
var valid57 = _errs314 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.owns !== undefined){
let data128 = data118.owns;
const _errs318 = errors;
if(errors === _errs318){
if(Array.isArray(data128)){
var valid61 = true;
const len24 = data128.length;
for(let i24=0; i24<len24; i24++){
let data129 = data128[i24];
const _errs320 = errors;
if(errors === _errs320){
if(typeof data129 === "string"){
if(!pattern0.test(data129)){
const err256 = {};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
else {
const err257 = {};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
var valid61 = _errs320 === errors;
if(!valid61){
break;
}
}
}
else {
const err258 = {};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
var valid57 = _errs318 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.outputs !== undefined){
let data130 = data118.outputs;
const _errs322 = errors;
if(errors === _errs322){
if(Array.isArray(data130)){
var valid62 = true;
const len25 = data130.length;
for(let i25=0; i25<len25; i25++){
let data131 = data130[i25];
const _errs324 = errors;
if(errors === _errs324){
if(typeof data131 === "string"){
if(!pattern1.test(data131)){
const err259 = {};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
else {
const err260 = {};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
var valid62 = _errs324 === errors;
if(!valid62){
break;
}
}
}
else {
const err261 = {};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
var valid57 = _errs322 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.upstream !== undefined){
let data132 = data118.upstream;
const _errs326 = errors;
if(errors === _errs326){
if(Array.isArray(data132)){
var valid63 = true;
const len26 = data132.length;
for(let i26=0; i26<len26; i26++){
let data133 = data132[i26];
const _errs328 = errors;
if(errors === _errs328){
if(typeof data133 === "string"){
if(!pattern1.test(data133)){
const err262 = {};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
else {
const err263 = {};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
var valid63 = _errs328 === errors;
if(!valid63){
break;
}
}
}
else {
const err264 = {};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
var valid57 = _errs326 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.downstream !== undefined){
let data134 = data118.downstream;
const _errs330 = errors;
if(errors === _errs330){
if(Array.isArray(data134)){
var valid64 = true;
const len27 = data134.length;
for(let i27=0; i27<len27; i27++){
let data135 = data134[i27];
const _errs332 = errors;
if(errors === _errs332){
if(typeof data135 === "string"){
if(!pattern1.test(data135)){
const err265 = {};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
else {
const err266 = {};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
var valid64 = _errs332 === errors;
if(!valid64){
break;
}
}
}
else {
const err267 = {};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
var valid57 = _errs330 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.stops_at !== undefined){
let data136 = data118.stops_at;
const _errs334 = errors;
if(errors === _errs334){
if(Array.isArray(data136)){
var valid65 = true;
const len28 = data136.length;
for(let i28=0; i28<len28; i28++){
let data137 = data136[i28];
const _errs336 = errors;
if(errors === _errs336){
if(typeof data137 === "string"){
if(!pattern1.test(data137)){
const err268 = {};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
else {
const err269 = {};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
var valid65 = _errs336 === errors;
if(!valid65){
break;
}
}
}
else {
const err270 = {};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
var valid57 = _errs334 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.uses !== undefined){
let data138 = data118.uses;
const _errs338 = errors;
if(errors === _errs338){
if(data138 && typeof data138 == "object" && !Array.isArray(data138)){
for(const key25 in data138){
let data139 = data138[key25];
const _errs341 = errors;
if(errors === _errs341){
if(typeof data139 === "string"){
if(!pattern1.test(data139)){
const err271 = {};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
else {
const err272 = {};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
var valid66 = _errs341 === errors;
if(!valid66){
break;
}
}
}
else {
const err273 = {};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
var valid57 = _errs338 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.must_not !== undefined){
let data140 = data118.must_not;
const _errs343 = errors;
if(errors === _errs343){
if(data140 && typeof data140 == "object" && !Array.isArray(data140)){
for(const key26 in data140){
let data141 = data140[key26];
const _errs346 = errors;
if(errors === _errs346){
if(typeof data141 === "string"){
if(!pattern1.test(data141)){
const err274 = {};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
else {
const err275 = {};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
var valid67 = _errs346 === errors;
if(!valid67){
break;
}
}
}
else {
const err276 = {};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
var valid57 = _errs343 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data118.leaves !== undefined){
let data142 = data118.leaves;
const _errs348 = errors;
if(errors === _errs348){
if(data142 && typeof data142 == "object" && !Array.isArray(data142)){
for(const key27 in data142){
let data143 = data142[key27];
const _errs351 = errors;
if(errors === _errs351){
if(typeof data143 === "string"){
if(!pattern1.test(data143)){
const err277 = {};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
else {
const err278 = {};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
var valid68 = _errs351 === errors;
if(!valid68){
break;
}
}
}
else {
const err279 = {};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
var valid57 = _errs348 === errors;
}
else {
var valid57 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err280 = {};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
var valid56 = _errs298 === errors;
if(!valid56){
break;
}
}
}
else {
const err281 = {};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
var valid2 = _errs296 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data144 = data.tracks;
const _errs353 = errors;
if(errors === _errs353){
if(Array.isArray(data144)){
var valid69 = true;
const len29 = data144.length;
for(let i29=0; i29<len29; i29++){
let data145 = data144[i29];
const _errs355 = errors;
if(errors === _errs355){
if(data145 && typeof data145 == "object" && !Array.isArray(data145)){
let missing17;
if(((data145.id === undefined) && (missing17 = "id")) || ((data145.kind === undefined) && (missing17 = "kind"))){
const err282 = {};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
else {
const _errs357 = errors;
for(const key28 in data145){
if(!(func2.call(schema11.not.not.properties.tracks.items.properties, key28))){
const err283 = {};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
break;
}
}
if(_errs357 === errors){
if(data145.id !== undefined){
let data146 = data145.id;
const _errs358 = errors;
if(errors === _errs358){
if(typeof data146 === "string"){
if(!pattern0.test(data146)){
const err284 = {};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
else {
const err285 = {};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
var valid70 = _errs358 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.kind !== undefined){
let data147 = data145.kind;
const _errs360 = errors;
if(!((((((data147 === "lifecycle") || (data147 === "risk")) || (data147 === "commercial")) || (data147 === "communication")) || (data147 === "packaging")) || (data147 === "proof"))){
const err286 = {};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
var valid70 = _errs360 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.label !== undefined){
let data148 = data145.label;
const _errs361 = errors;
if(errors === _errs361){
if(typeof data148 === "string"){
if(!pattern1.test(data148)){
const err287 = {};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
else {
const err288 = {};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
var valid70 = _errs361 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.stage !== undefined){
let data149 = data145.stage;
const _errs363 = errors;
if(errors === _errs363){
if(typeof data149 === "string"){
if(!pattern0.test(data149)){
const err289 = {};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
else {
const err290 = {};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
var valid70 = _errs363 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.owner !== undefined){
let data150 = data145.owner;
const _errs365 = errors;
if(errors === _errs365){
if(typeof data150 === "string"){
if(!pattern1.test(data150)){
const err291 = {};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
else {
const err292 = {};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
var valid70 = _errs365 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.scope !== undefined){
const _errs367 = errors;
if(typeof data145.scope !== "boolean"){
const err293 = {};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
var valid70 = _errs367 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.lines !== undefined){
let data152 = data145.lines;
const _errs369 = errors;
if(errors === _errs369){
if(Array.isArray(data152)){
var valid71 = true;
const len30 = data152.length;
for(let i30=0; i30<len30; i30++){
let data153 = data152[i30];
const _errs371 = errors;
if(errors === _errs371){
if(typeof data153 === "string"){
if(!pattern0.test(data153)){
const err294 = {};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
else {
const err295 = {};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
var valid71 = _errs371 === errors;
if(!valid71){
break;
}
}
}
else {
const err296 = {};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
var valid70 = _errs369 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.output !== undefined){
let data154 = data145.output;
const _errs373 = errors;
if(!(((data154 === "draft_only") || (data154 === "internal")) || (data154 === "external"))){
const err297 = {};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
var valid70 = _errs373 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.requires !== undefined){
const _errs374 = errors;
if(!(validate22(data145.requires, {instancePath:instancePath+"/tracks/" + i29+"/requires",parentData:data145,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid70 = _errs374 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.may !== undefined){
let data156 = data145.may;
const _errs375 = errors;
if(errors === _errs375){
if(Array.isArray(data156)){
var valid72 = true;
const len31 = data156.length;
for(let i31=0; i31<len31; i31++){
let data157 = data156[i31];
const _errs377 = errors;
if(errors === _errs377){
if(typeof data157 === "string"){
if(!pattern0.test(data157)){
const err298 = {};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
else {
const err299 = {};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
var valid72 = _errs377 === errors;
if(!valid72){
break;
}
}
}
else {
const err300 = {};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
var valid70 = _errs375 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.joins !== undefined){
let data158 = data145.joins;
const _errs379 = errors;
if(errors === _errs379){
if(typeof data158 === "string"){
if(!pattern0.test(data158)){
const err301 = {};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
else {
const err302 = {};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
var valid70 = _errs379 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data145.run !== undefined){
let data159 = data145.run;
const _errs381 = errors;
const _errs382 = errors;
let valid73 = false;
const _errs383 = errors;
if(errors === _errs383){
if(typeof data159 === "string"){
if(!pattern0.test(data159)){
const err303 = {};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
else {
const err304 = {};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
var _valid10 = _errs383 === errors;
valid73 = valid73 || _valid10;
if(!valid73){
const _errs385 = errors;
if(errors === _errs385){
if(data159 && typeof data159 == "object" && !Array.isArray(data159)){
let missing18;
if((data159.pipeline === undefined) && (missing18 = "pipeline")){
const err305 = {};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
else {
const _errs387 = errors;
for(const key29 in data159){
if(!((((key29 === "pipeline") || (key29 === "task")) || (key29 === "facts")) || (key29 === "state"))){
const err306 = {};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
break;
}
}
if(_errs387 === errors){
if(data159.pipeline !== undefined){
let data160 = data159.pipeline;
const _errs388 = errors;
if(errors === _errs388){
if(typeof data160 === "string"){
if(!pattern0.test(data160)){
const err307 = {};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
else {
const err308 = {};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
var valid74 = _errs388 === errors;
}
else {
var valid74 = true;
}
if(valid74){
if(data159.task !== undefined){
let data161 = data159.task;
const _errs390 = errors;
if(errors === _errs390){
if(typeof data161 === "string"){
if(!pattern1.test(data161)){
const err309 = {};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
else {
const err310 = {};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
var valid74 = _errs390 === errors;
}
else {
var valid74 = true;
}
if(valid74){
if(data159.facts !== undefined){
let data162 = data159.facts;
const _errs392 = errors;
if(errors === _errs392){
if(data162 && typeof data162 == "object" && !Array.isArray(data162)){
for(const key30 in data162){
let data163 = data162[key30];
const _errs395 = errors;
if(errors === _errs395){
if(typeof data163 === "string"){
if(!pattern1.test(data163)){
const err311 = {};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
else {
const err312 = {};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
var valid75 = _errs395 === errors;
if(!valid75){
break;
}
}
}
else {
const err313 = {};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
var valid74 = _errs392 === errors;
}
else {
var valid74 = true;
}
if(valid74){
if(data159.state !== undefined){
let data164 = data159.state;
const _errs397 = errors;
if(errors === _errs397){
if(data164 && typeof data164 == "object" && !Array.isArray(data164)){
for(const key31 in data164){
let data165 = data164[key31];
const _errs400 = errors;
if(errors === _errs400){
if(typeof data165 === "string"){
if(!pattern1.test(data165)){
const err314 = {};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
else {
const err315 = {};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
var valid76 = _errs400 === errors;
if(!valid76){
break;
}
}
}
else {
const err316 = {};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
var valid74 = _errs397 === errors;
}
else {
var valid74 = true;
}
}
}
}
}
}
}
else {
const err317 = {};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
var _valid10 = _errs385 === errors;
valid73 = valid73 || _valid10;
}
if(!valid73){
const err318 = {};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
else {
errors = _errs382;
if(vErrors !== null){
if(_errs382){
vErrors.length = _errs382;
}
else {
vErrors = null;
}
}
}
var valid70 = _errs381 === errors;
}
else {
var valid70 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err319 = {};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
var valid69 = _errs355 === errors;
if(!valid69){
break;
}
}
}
else {
const err320 = {};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
var valid2 = _errs353 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.triage !== undefined){
let data166 = data.triage;
const _errs402 = errors;
if(errors === _errs402){
if(Array.isArray(data166)){
var valid77 = true;
const len32 = data166.length;
for(let i32=0; i32<len32; i32++){
let data167 = data166[i32];
const _errs404 = errors;
if(errors === _errs404){
if(data167 && typeof data167 == "object" && !Array.isArray(data167)){
let missing19;
if(((data167.flag === undefined) && (missing19 = "flag")) || ((data167.outcome === undefined) && (missing19 = "outcome"))){
const err321 = {};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
else {
const _errs406 = errors;
for(const key32 in data167){
if(!((((((key32 === "flag") || (key32 === "outcome")) || (key32 === "gate")) || (key32 === "specialist")) || (key32 === "raises")) || (key32 === "escalates"))){
const err322 = {};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
break;
}
}
if(_errs406 === errors){
if(data167.flag !== undefined){
let data168 = data167.flag;
const _errs407 = errors;
if(errors === _errs407){
if(typeof data168 === "string"){
if(!pattern0.test(data168)){
const err323 = {};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
else {
const err324 = {};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
}
var valid78 = _errs407 === errors;
}
else {
var valid78 = true;
}
if(valid78){
if(data167.outcome !== undefined){
let data169 = data167.outcome;
const _errs409 = errors;
if(!((((data169 === "no_gate") || (data169 === "specialist_review")) || (data169 === "owner_approval")) || (data169 === "security_review"))){
const err325 = {};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
var valid78 = _errs409 === errors;
}
else {
var valid78 = true;
}
if(valid78){
if(data167.gate !== undefined){
let data170 = data167.gate;
const _errs410 = errors;
if(errors === _errs410){
if(typeof data170 === "string"){
if(!pattern0.test(data170)){
const err326 = {};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
else {
const err327 = {};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
var valid78 = _errs410 === errors;
}
else {
var valid78 = true;
}
if(valid78){
if(data167.specialist !== undefined){
let data171 = data167.specialist;
const _errs412 = errors;
if(errors === _errs412){
if(typeof data171 === "string"){
if(!pattern1.test(data171)){
const err328 = {};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
else {
const err329 = {};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
var valid78 = _errs412 === errors;
}
else {
var valid78 = true;
}
if(valid78){
if(data167.raises !== undefined){
let data172 = data167.raises;
const _errs414 = errors;
if(errors === _errs414){
if(typeof data172 === "string"){
if(!pattern0.test(data172)){
const err330 = {};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
else {
const err331 = {};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
var valid78 = _errs414 === errors;
}
else {
var valid78 = true;
}
if(valid78){
if(data167.escalates !== undefined){
let data173 = data167.escalates;
const _errs416 = errors;
if(errors === _errs416){
if(typeof data173 === "string"){
if(!pattern1.test(data173)){
const err332 = {};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
else {
const err333 = {};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
var valid78 = _errs416 === errors;
}
else {
var valid78 = true;
}
}
}
}
}
}
}
}
}
else {
const err334 = {};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
var valid77 = _errs404 === errors;
if(!valid77){
break;
}
}
}
else {
const err335 = {};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
var valid2 = _errs402 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support !== undefined){
let data174 = data.support;
const _errs418 = errors;
if(errors === _errs418){
if(Array.isArray(data174)){
var valid79 = true;
const len33 = data174.length;
for(let i33=0; i33<len33; i33++){
let data175 = data174[i33];
const _errs420 = errors;
if(errors === _errs420){
if(data175 && typeof data175 == "object" && !Array.isArray(data175)){
let missing20;
if((((data175.job === undefined) && (missing20 = "job")) || ((data175.specialist === undefined) && (missing20 = "specialist"))) || ((data175.on === undefined) && (missing20 = "on"))){
const err336 = {};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
else {
const _errs422 = errors;
for(const key33 in data175){
if(!(((key33 === "job") || (key33 === "specialist")) || (key33 === "on"))){
const err337 = {};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
break;
}
}
if(_errs422 === errors){
if(data175.job !== undefined){
let data176 = data175.job;
const _errs423 = errors;
if(errors === _errs423){
if(typeof data176 === "string"){
if(!pattern0.test(data176)){
const err338 = {};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
else {
const err339 = {};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
var valid80 = _errs423 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data175.specialist !== undefined){
let data177 = data175.specialist;
const _errs425 = errors;
if(errors === _errs425){
if(typeof data177 === "string"){
if(!pattern1.test(data177)){
const err340 = {};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
else {
const err341 = {};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
var valid80 = _errs425 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data175.on !== undefined){
const _errs427 = errors;
if(!(validate25(data175.on, {instancePath:instancePath+"/support/" + i33+"/on",parentData:data175,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid80 = _errs427 === errors;
}
else {
var valid80 = true;
}
}
}
}
}
}
else {
const err342 = {};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
var valid79 = _errs420 === errors;
if(!valid79){
break;
}
}
}
else {
const err343 = {};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
var valid2 = _errs418 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.plugins !== undefined){
let data179 = data.plugins;
const _errs428 = errors;
if(errors === _errs428){
if(Array.isArray(data179)){
var valid81 = true;
const len34 = data179.length;
for(let i34=0; i34<len34; i34++){
let data180 = data179[i34];
const _errs430 = errors;
if(errors === _errs430){
if(data180 && typeof data180 == "object" && !Array.isArray(data180)){
let missing21;
if(((data180.id === undefined) && (missing21 = "id")) || ((data180.when === undefined) && (missing21 = "when"))){
const err344 = {};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
else {
const _errs432 = errors;
for(const key34 in data180){
if(!((((key34 === "id") || (key34 === "for")) || (key34 === "when")) || (key34 === "gates"))){
const err345 = {};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
break;
}
}
if(_errs432 === errors){
if(data180.id !== undefined){
let data181 = data180.id;
const _errs433 = errors;
if(errors === _errs433){
if(typeof data181 === "string"){
if(!pattern0.test(data181)){
const err346 = {};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
else {
const err347 = {};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
var valid82 = _errs433 === errors;
}
else {
var valid82 = true;
}
if(valid82){
if(data180.for !== undefined){
let data182 = data180.for;
const _errs435 = errors;
if(errors === _errs435){
if(typeof data182 === "string"){
if(!pattern1.test(data182)){
const err348 = {};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
else {
const err349 = {};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
var valid82 = _errs435 === errors;
}
else {
var valid82 = true;
}
if(valid82){
if(data180.when !== undefined){
let data183 = data180.when;
const _errs437 = errors;
if(errors === _errs437){
if(typeof data183 === "string"){
if(!pattern1.test(data183)){
const err350 = {};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
else {
const err351 = {};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
var valid82 = _errs437 === errors;
}
else {
var valid82 = true;
}
if(valid82){
if(data180.gates !== undefined){
let data184 = data180.gates;
const _errs439 = errors;
if(errors === _errs439){
if(Array.isArray(data184)){
var valid83 = true;
const len35 = data184.length;
for(let i35=0; i35<len35; i35++){
let data185 = data184[i35];
const _errs441 = errors;
if(errors === _errs441){
if(typeof data185 === "string"){
if(!pattern0.test(data185)){
const err352 = {};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
else {
const err353 = {};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
var valid83 = _errs441 === errors;
if(!valid83){
break;
}
}
}
else {
const err354 = {};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
var valid82 = _errs439 === errors;
}
else {
var valid82 = true;
}
}
}
}
}
}
}
else {
const err355 = {};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
}
var valid81 = _errs430 === errors;
if(!valid81){
break;
}
}
}
else {
const err356 = {};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
var valid2 = _errs428 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.events !== undefined){
let data186 = data.events;
const _errs443 = errors;
if(errors === _errs443){
if(Array.isArray(data186)){
var valid84 = true;
const len36 = data186.length;
for(let i36=0; i36<len36; i36++){
let data187 = data186[i36];
const _errs445 = errors;
if(errors === _errs445){
if(typeof data187 === "string"){
if(!pattern1.test(data187)){
const err357 = {};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
else {
const err358 = {};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
var valid84 = _errs445 === errors;
if(!valid84){
break;
}
}
}
else {
const err359 = {};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
var valid2 = _errs443 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validation_rules !== undefined){
let data188 = data.validation_rules;
const _errs447 = errors;
if(errors === _errs447){
if(Array.isArray(data188)){
var valid85 = true;
const len37 = data188.length;
for(let i37=0; i37<len37; i37++){
let data189 = data188[i37];
const _errs449 = errors;
if(!(((((((((data189 === "invalid_transition") || (data189 === "missing_owner")) || (data189 === "orphaned_blocker")) || (data189 === "stale_approval")) || (data189 === "artifact_without_source_or_version")) || (data189 === "gate_bypassed_without_rationale")) || (data189 === "unresolved_conflict")) || (data189 === "terminal_state_with_open_blockers")) || (data189 === "external_action_without_approval_evidence"))){
const err360 = {};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
var valid85 = _errs449 === errors;
if(!valid85){
break;
}
}
}
else {
const err361 = {};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
var valid2 = _errs447 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err362 = {};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err363 = {};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate36.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate36.errors = vErrors;
return errors === 0;
}

export const validPolicy = validate46;
const schema12 = {"$id":"validPolicy","not":{"not":{"type":"object","required":["version"],"properties":{"version":{"const":1},"extends":{"type":"string","pattern":"^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$"},"workflow":{"type":"string","pattern":"\\S"},"mode":{"enum":["enforce","observe"]},"assurance":{"enum":["proven","signed","attested","asserted"]},"recheck":{"type":"boolean"},"roles":{"type":"object","additionalProperties":{"type":"object","properties":{"logins":{"type":"array","items":{"type":"string","pattern":"\\S"}},"ids":{"type":"array","items":{"type":"integer","minimum":1}},"teams":{"type":"array","items":{"type":"string","pattern":"\\S"}},"emails":{"type":"array","items":{"type":"string","pattern":"\\S"}},"agents":{"type":"array","items":{"type":"string","pattern":"\\S"}},"apps":{"type":"array","items":{"type":"string","pattern":"\\S"}},"codeowners":{"type":"boolean"},"permission":{"enum":["none","read","triage","write","maintain","admin"]},"deputies":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1}},"additionalProperties":false}},"keys":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1}},"gates":{"type":"object","additionalProperties":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","pattern":"\\S"}},"count":{"type":"integer","minimum":0},"all_of":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"distinct_from":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"open_for_hours":{"type":"number","exclusiveMinimum":0},"checks":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"codeowners":{"type":"boolean"},"assurance":{"enum":["proven","signed","attested","asserted"]},"own_work":{"type":"boolean"},"recheck":{"type":"boolean"},"expires_after_days":{"type":"number","exclusiveMinimum":0},"reminders":{"$ref":"part4"}},"additionalProperties":false}},"verbs":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"delegation":{"type":"object","properties":{"longest_days":{"type":"number","exclusiveMinimum":0},"chain":{"enum":[1,2,3]},"roles":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"additionalProperties":false},"reminders":{"$ref":"part4"},"calendar":{"type":"object","properties":{"working_days":{"type":"array","items":{"enum":["sun","mon","tue","wed","thu","fri","sat"]},"minItems":1},"holidays":{"type":"array","items":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},"additionalProperties":false},"attesters":{"type":"array","items":{"type":"string","pattern":"\\S"}},"overriders":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}}};
const pattern231 = new RegExp("^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$", "u");
const pattern246 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const schema13 = {"$id":"part4","not":{"not":{"type":"object","properties":{"after_working_days":{"type":"integer","minimum":1},"deputy_after_working_days":{"type":"integer","minimum":1}},"additionalProperties":false}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part4" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs5 = errors;
for(const key0 in data){
if(!((key0 === "after_working_days") || (key0 === "deputy_after_working_days"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.after_working_days !== undefined){
let data0 = data.after_working_days;
const _errs6 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(errors === _errs6){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.deputy_after_working_days !== undefined){
let data1 = data.deputy_after_working_days;
const _errs8 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(errors === _errs8){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate47.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate47.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validPolicy" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.version === undefined) && (missing0 = "version")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema12.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.version !== undefined){
const _errs6 = errors;
if(1 !== data.version){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.extends !== undefined){
let data1 = data.extends;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern231.test(data1)){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow !== undefined){
let data2 = data.workflow;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.mode !== undefined){
let data3 = data.mode;
const _errs11 = errors;
if(!((data3 === "enforce") || (data3 === "observe"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.assurance !== undefined){
let data4 = data.assurance;
const _errs12 = errors;
if(!((((data4 === "proven") || (data4 === "signed")) || (data4 === "attested")) || (data4 === "asserted"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recheck !== undefined){
const _errs13 = errors;
if(typeof data.recheck !== "boolean"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data6 = data.roles;
const _errs15 = errors;
if(errors === _errs15){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
let data7 = data6[key1];
const _errs18 = errors;
if(errors === _errs18){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
const _errs20 = errors;
for(const key2 in data7){
if(!(func2.call(schema12.not.not.properties.roles.additionalProperties.properties, key2))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break;
}
}
if(_errs20 === errors){
if(data7.logins !== undefined){
let data8 = data7.logins;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data8)){
var valid5 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var valid5 = _errs23 === errors;
if(!valid5){
break;
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.ids !== undefined){
let data10 = data7.ids;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data10)){
var valid6 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs27 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(errors === _errs27){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
else {
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.teams !== undefined){
let data12 = data7.teams;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data12)){
var valid7 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs31 = errors;
if(errors === _errs31){
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid7 = _errs31 === errors;
if(!valid7){
break;
}
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.emails !== undefined){
let data14 = data7.emails;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data14)){
var valid8 = true;
const len3 = data14.length;
for(let i3=0; i3<len3; i3++){
let data15 = data14[i3];
const _errs35 = errors;
if(errors === _errs35){
if(typeof data15 === "string"){
if(!pattern1.test(data15)){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid8 = _errs35 === errors;
if(!valid8){
break;
}
}
}
else {
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid4 = _errs33 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.agents !== undefined){
let data16 = data7.agents;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data16)){
var valid9 = true;
const len4 = data16.length;
for(let i4=0; i4<len4; i4++){
let data17 = data16[i4];
const _errs39 = errors;
if(errors === _errs39){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid9 = _errs39 === errors;
if(!valid9){
break;
}
}
}
else {
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.apps !== undefined){
let data18 = data7.apps;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data18)){
var valid10 = true;
const len5 = data18.length;
for(let i5=0; i5<len5; i5++){
let data19 = data18[i5];
const _errs43 = errors;
if(errors === _errs43){
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid10 = _errs43 === errors;
if(!valid10){
break;
}
}
}
else {
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid4 = _errs41 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.codeowners !== undefined){
const _errs45 = errors;
if(typeof data7.codeowners !== "boolean"){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid4 = _errs45 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.permission !== undefined){
let data21 = data7.permission;
const _errs47 = errors;
if(!((((((data21 === "none") || (data21 === "read")) || (data21 === "triage")) || (data21 === "write")) || (data21 === "maintain")) || (data21 === "admin"))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid4 = _errs47 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.deputies !== undefined){
let data22 = data7.deputies;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data22)){
if(data22.length < 1){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
var valid11 = true;
const len6 = data22.length;
for(let i6=0; i6<len6; i6++){
let data23 = data22[i6];
const _errs50 = errors;
if(errors === _errs50){
if(typeof data23 === "string"){
if(!pattern1.test(data23)){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var valid11 = _errs50 === errors;
if(!valid11){
break;
}
}
}
}
else {
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid4 = _errs48 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
}
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.keys !== undefined){
let data24 = data.keys;
const _errs52 = errors;
if(errors === _errs52){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key3 in data24){
let data25 = data24[key3];
const _errs55 = errors;
if(errors === _errs55){
if(Array.isArray(data25)){
if(data25.length < 1){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
var valid13 = true;
const len7 = data25.length;
for(let i7=0; i7<len7; i7++){
let data26 = data25[i7];
const _errs57 = errors;
if(errors === _errs57){
if(typeof data26 === "string"){
if(!pattern1.test(data26)){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var valid13 = _errs57 === errors;
if(!valid13){
break;
}
}
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid12 = _errs55 === errors;
if(!valid12){
break;
}
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid2 = _errs52 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data27 = data.gates;
const _errs59 = errors;
if(errors === _errs59){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key4 in data27){
let data28 = data27[key4];
const _errs62 = errors;
if(errors === _errs62){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
const _errs64 = errors;
for(const key5 in data28){
if(!(func2.call(schema12.not.not.properties.gates.additionalProperties.properties, key5))){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
break;
}
}
if(_errs64 === errors){
if(data28.roles !== undefined){
let data29 = data28.roles;
const _errs65 = errors;
if(errors === _errs65){
if(Array.isArray(data29)){
var valid16 = true;
const len8 = data29.length;
for(let i8=0; i8<len8; i8++){
let data30 = data29[i8];
const _errs67 = errors;
if(errors === _errs67){
if(typeof data30 === "string"){
if(!pattern1.test(data30)){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
var valid16 = _errs67 === errors;
if(!valid16){
break;
}
}
}
else {
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var valid15 = _errs65 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.count !== undefined){
let data31 = data28.count;
const _errs69 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(errors === _errs69){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 0 || isNaN(data31)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
var valid15 = _errs69 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.all_of !== undefined){
let data32 = data28.all_of;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data32)){
if(data32.length < 1){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
var valid17 = true;
const len9 = data32.length;
for(let i9=0; i9<len9; i9++){
let data33 = data32[i9];
const _errs73 = errors;
if(errors === _errs73){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var valid17 = _errs73 === errors;
if(!valid17){
break;
}
}
}
}
else {
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var valid15 = _errs71 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.distinct_from !== undefined){
let data34 = data28.distinct_from;
const _errs75 = errors;
if(errors === _errs75){
if(Array.isArray(data34)){
if(data34.length < 1){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
else {
var valid18 = true;
const len10 = data34.length;
for(let i10=0; i10<len10; i10++){
let data35 = data34[i10];
const _errs77 = errors;
if(errors === _errs77){
if(typeof data35 === "string"){
if(!pattern1.test(data35)){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var valid18 = _errs77 === errors;
if(!valid18){
break;
}
}
}
}
else {
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
var valid15 = _errs75 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.open_for_hours !== undefined){
let data36 = data28.open_for_hours;
const _errs79 = errors;
if(errors === _errs79){
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 <= 0 || isNaN(data36)){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
var valid15 = _errs79 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.checks !== undefined){
let data37 = data28.checks;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data37)){
if(data37.length < 1){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
else {
var valid19 = true;
const len11 = data37.length;
for(let i11=0; i11<len11; i11++){
let data38 = data37[i11];
const _errs83 = errors;
if(errors === _errs83){
if(typeof data38 === "string"){
if(!pattern1.test(data38)){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
var valid19 = _errs83 === errors;
if(!valid19){
break;
}
}
}
}
else {
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
var valid15 = _errs81 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.codeowners !== undefined){
const _errs85 = errors;
if(typeof data28.codeowners !== "boolean"){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var valid15 = _errs85 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.assurance !== undefined){
let data40 = data28.assurance;
const _errs87 = errors;
if(!((((data40 === "proven") || (data40 === "signed")) || (data40 === "attested")) || (data40 === "asserted"))){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var valid15 = _errs87 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.own_work !== undefined){
const _errs88 = errors;
if(typeof data28.own_work !== "boolean"){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var valid15 = _errs88 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.recheck !== undefined){
const _errs90 = errors;
if(typeof data28.recheck !== "boolean"){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var valid15 = _errs90 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.expires_after_days !== undefined){
let data43 = data28.expires_after_days;
const _errs92 = errors;
if(errors === _errs92){
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 <= 0 || isNaN(data43)){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
var valid15 = _errs92 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.reminders !== undefined){
const _errs94 = errors;
if(!(validate47(data28.reminders, {instancePath:instancePath+"/gates/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/reminders",parentData:data28,parentDataProperty:"reminders",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
var valid15 = _errs94 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
var valid14 = _errs62 === errors;
if(!valid14){
break;
}
}
}
else {
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
var valid2 = _errs59 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.verbs !== undefined){
let data45 = data.verbs;
const _errs95 = errors;
if(errors === _errs95){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key6 in data45){
let data46 = data45[key6];
const _errs98 = errors;
if(errors === _errs98){
if(Array.isArray(data46)){
var valid21 = true;
const len12 = data46.length;
for(let i12=0; i12<len12; i12++){
let data47 = data46[i12];
const _errs100 = errors;
if(errors === _errs100){
if(typeof data47 === "string"){
if(!pattern1.test(data47)){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
var valid21 = _errs100 === errors;
if(!valid21){
break;
}
}
}
else {
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
var valid20 = _errs98 === errors;
if(!valid20){
break;
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var valid2 = _errs95 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.delegation !== undefined){
let data48 = data.delegation;
const _errs102 = errors;
if(errors === _errs102){
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
const _errs104 = errors;
for(const key7 in data48){
if(!(((key7 === "longest_days") || (key7 === "chain")) || (key7 === "roles"))){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
break;
}
}
if(_errs104 === errors){
if(data48.longest_days !== undefined){
let data49 = data48.longest_days;
const _errs105 = errors;
if(errors === _errs105){
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 <= 0 || isNaN(data49)){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
var valid22 = _errs105 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data48.chain !== undefined){
let data50 = data48.chain;
const _errs107 = errors;
if(!(((data50 === 1) || (data50 === 2)) || (data50 === 3))){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var valid22 = _errs107 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data48.roles !== undefined){
let data51 = data48.roles;
const _errs108 = errors;
if(errors === _errs108){
if(Array.isArray(data51)){
var valid23 = true;
const len13 = data51.length;
for(let i13=0; i13<len13; i13++){
let data52 = data51[i13];
const _errs110 = errors;
if(errors === _errs110){
if(typeof data52 === "string"){
if(!pattern1.test(data52)){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
var valid23 = _errs110 === errors;
if(!valid23){
break;
}
}
}
else {
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
var valid22 = _errs108 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
else {
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
var valid2 = _errs102 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.reminders !== undefined){
const _errs112 = errors;
if(!(validate47(data.reminders, {instancePath:instancePath+"/reminders",parentData:data,parentDataProperty:"reminders",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
var valid2 = _errs112 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.calendar !== undefined){
let data54 = data.calendar;
const _errs113 = errors;
if(errors === _errs113){
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
const _errs115 = errors;
for(const key8 in data54){
if(!((key8 === "working_days") || (key8 === "holidays"))){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
break;
}
}
if(_errs115 === errors){
if(data54.working_days !== undefined){
let data55 = data54.working_days;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data55)){
if(data55.length < 1){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
else {
var valid25 = true;
const len14 = data55.length;
for(let i14=0; i14<len14; i14++){
let data56 = data55[i14];
const _errs118 = errors;
if(!(((((((data56 === "sun") || (data56 === "mon")) || (data56 === "tue")) || (data56 === "wed")) || (data56 === "thu")) || (data56 === "fri")) || (data56 === "sat"))){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var valid25 = _errs118 === errors;
if(!valid25){
break;
}
}
}
}
else {
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
var valid24 = _errs116 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data54.holidays !== undefined){
let data57 = data54.holidays;
const _errs119 = errors;
if(errors === _errs119){
if(Array.isArray(data57)){
var valid26 = true;
const len15 = data57.length;
for(let i15=0; i15<len15; i15++){
let data58 = data57[i15];
const _errs121 = errors;
if(errors === _errs121){
if(typeof data58 === "string"){
if(!pattern246.test(data58)){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
var valid26 = _errs121 === errors;
if(!valid26){
break;
}
}
}
else {
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
var valid24 = _errs119 === errors;
}
else {
var valid24 = true;
}
}
}
}
else {
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
var valid2 = _errs113 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.attesters !== undefined){
let data59 = data.attesters;
const _errs123 = errors;
if(errors === _errs123){
if(Array.isArray(data59)){
var valid27 = true;
const len16 = data59.length;
for(let i16=0; i16<len16; i16++){
let data60 = data59[i16];
const _errs125 = errors;
if(errors === _errs125){
if(typeof data60 === "string"){
if(!pattern1.test(data60)){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
var valid27 = _errs125 === errors;
if(!valid27){
break;
}
}
}
else {
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
var valid2 = _errs123 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.overriders !== undefined){
let data61 = data.overriders;
const _errs127 = errors;
if(errors === _errs127){
if(Array.isArray(data61)){
var valid28 = true;
const len17 = data61.length;
for(let i17=0; i17<len17; i17++){
let data62 = data61[i17];
const _errs129 = errors;
if(errors === _errs129){
if(typeof data62 === "string"){
if(!pattern1.test(data62)){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
var valid28 = _errs129 === errors;
if(!valid28){
break;
}
}
}
else {
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
var valid2 = _errs127 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate46.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate46.errors = vErrors;
return errors === 0;
}

export const validPolicyTests = validate50;
const schema14 = {"$id":"validPolicyTests","not":{"not":{"type":"object","required":["version","people","tests"],"properties":{"version":{"const":1},"workflow":{"type":"string","pattern":"\\S"},"people":{"type":"object","additionalProperties":{"type":"object","properties":{"id":{"type":"integer","minimum":1},"login":{"type":"string","pattern":"\\S"},"email":{"type":"string","pattern":"\\S"},"teams":{"type":"array","items":{"type":"string","pattern":"\\S"}},"permission":{"enum":["none","read","triage","write","maintain","admin"]},"kind":{"enum":["person","agent","app"]},"assurance":{"enum":["proven","signed","attested","asserted"]}},"additionalProperties":false}},"tests":{"type":"array","items":{"type":"object","required":["name","when","then"],"properties":{"name":{"type":"string","pattern":"\\S"},"given":{"type":"object","properties":{"workflow":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"},"author":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"array","items":{"type":"string","pattern":"\\S"}}]},"changes":{"type":"array","items":{"type":"string","pattern":"\\S"}},"landed":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]}},"flags":{"type":"array","items":{"type":"string","pattern":"\\S"}},"blockers":{"type":"array","items":{"type":"string","pattern":"\\S"}},"checks":{"type":"object","additionalProperties":{"enum":["passed","failed","pending"]}},"owners":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"done":{"type":"array","items":{"type":"object","additionalProperties":{"type":"string"}}},"days":{"type":"number","minimum":0},"on":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"when":{"type":"object","additionalProperties":{"type":"string"}},"then":{"enum":["open","closed","refused","allowed"]},"because":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"minItems":1}},"additionalProperties":false}}};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validPolicyTests" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.version === undefined) && (missing0 = "version")) || ((data.people === undefined) && (missing0 = "people"))) || ((data.tests === undefined) && (missing0 = "tests"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((key0 === "version") || (key0 === "workflow")) || (key0 === "people")) || (key0 === "tests"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.version !== undefined){
const _errs6 = errors;
if(1 !== data.version){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow !== undefined){
let data1 = data.workflow;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.people !== undefined){
let data2 = data.people;
const _errs9 = errors;
if(errors === _errs9){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
const _errs14 = errors;
for(const key2 in data3){
if(!(((((((key2 === "id") || (key2 === "login")) || (key2 === "email")) || (key2 === "teams")) || (key2 === "permission")) || (key2 === "kind")) || (key2 === "assurance"))){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
}
if(_errs14 === errors){
if(data3.id !== undefined){
let data4 = data3.id;
const _errs15 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(errors === _errs15){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.login !== undefined){
let data5 = data3.login;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.email !== undefined){
let data6 = data3.email;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.teams !== undefined){
let data7 = data3.teams;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data7)){
var valid5 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid5 = _errs23 === errors;
if(!valid5){
break;
}
}
}
else {
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.permission !== undefined){
let data9 = data3.permission;
const _errs25 = errors;
if(!((((((data9 === "none") || (data9 === "read")) || (data9 === "triage")) || (data9 === "write")) || (data9 === "maintain")) || (data9 === "admin"))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.kind !== undefined){
let data10 = data3.kind;
const _errs26 = errors;
if(!(((data10 === "person") || (data10 === "agent")) || (data10 === "app"))){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.assurance !== undefined){
let data11 = data3.assurance;
const _errs27 = errors;
if(!((((data11 === "proven") || (data11 === "signed")) || (data11 === "attested")) || (data11 === "asserted"))){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
}
else {
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tests !== undefined){
let data12 = data.tests;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data12)){
if(data12.length < 1){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
var valid6 = true;
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
const _errs30 = errors;
if(errors === _errs30){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing1;
if((((data13.name === undefined) && (missing1 = "name")) || ((data13.when === undefined) && (missing1 = "when"))) || ((data13.then === undefined) && (missing1 = "then"))){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
const _errs32 = errors;
for(const key3 in data13){
if(!(((((key3 === "name") || (key3 === "given")) || (key3 === "when")) || (key3 === "then")) || (key3 === "because"))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
}
if(_errs32 === errors){
if(data13.name !== undefined){
let data14 = data13.name;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid7 = _errs33 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.given !== undefined){
let data15 = data13.given;
const _errs35 = errors;
if(errors === _errs35){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
const _errs37 = errors;
for(const key4 in data15){
if(!(func2.call(schema14.not.not.properties.tests.items.properties.given.properties, key4))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
break;
}
}
if(_errs37 === errors){
if(data15.workflow !== undefined){
let data16 = data15.workflow;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data16 === "string"){
if(!pattern1.test(data16)){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid8 = _errs38 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.stage !== undefined){
let data17 = data15.stage;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var valid8 = _errs40 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.author !== undefined){
let data18 = data15.author;
const _errs42 = errors;
const _errs43 = errors;
let valid9 = false;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data18 === "string"){
if(!pattern1.test(data18)){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
var _valid0 = _errs44 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data18)){
var valid10 = true;
const len2 = data18.length;
for(let i2=0; i2<len2; i2++){
let data19 = data18[i2];
const _errs48 = errors;
if(errors === _errs48){
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var valid10 = _errs48 === errors;
if(!valid10){
break;
}
}
}
else {
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var _valid0 = _errs46 === errors;
valid9 = valid9 || _valid0;
}
if(!valid9){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
errors = _errs43;
if(vErrors !== null){
if(_errs43){
vErrors.length = _errs43;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.changes !== undefined){
let data20 = data15.changes;
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data20)){
var valid11 = true;
const len3 = data20.length;
for(let i3=0; i3<len3; i3++){
let data21 = data20[i3];
const _errs52 = errors;
if(errors === _errs52){
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var valid11 = _errs52 === errors;
if(!valid11){
break;
}
}
}
else {
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.landed !== undefined){
let data22 = data15.landed;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data22)){
var valid12 = true;
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
let data23 = data22[i4];
const _errs56 = errors;
if(errors === _errs56){
if(typeof data23 === "string"){
if(!pattern1.test(data23)){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid12 = _errs56 === errors;
if(!valid12){
break;
}
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.facts !== undefined){
let data24 = data15.facts;
const _errs58 = errors;
if(errors === _errs58){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key5 in data24){
let data25 = data24[key5];
const _errs61 = errors;
const _errs62 = errors;
let valid14 = false;
const _errs63 = errors;
if(typeof data25 !== "string"){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid1 = _errs63 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs65 = errors;
if(!((typeof data25 == "number") && (isFinite(data25)))){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid1 = _errs65 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs67 = errors;
if(typeof data25 !== "boolean"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid1 = _errs67 === errors;
valid14 = valid14 || _valid1;
}
}
if(!valid14){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs61 === errors;
if(!valid13){
break;
}
}
}
else {
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
var valid8 = _errs58 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.flags !== undefined){
let data26 = data15.flags;
const _errs69 = errors;
if(errors === _errs69){
if(Array.isArray(data26)){
var valid15 = true;
const len5 = data26.length;
for(let i5=0; i5<len5; i5++){
let data27 = data26[i5];
const _errs71 = errors;
if(errors === _errs71){
if(typeof data27 === "string"){
if(!pattern1.test(data27)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var valid15 = _errs71 === errors;
if(!valid15){
break;
}
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.blockers !== undefined){
let data28 = data15.blockers;
const _errs73 = errors;
if(errors === _errs73){
if(Array.isArray(data28)){
var valid16 = true;
const len6 = data28.length;
for(let i6=0; i6<len6; i6++){
let data29 = data28[i6];
const _errs75 = errors;
if(errors === _errs75){
if(typeof data29 === "string"){
if(!pattern1.test(data29)){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var valid16 = _errs75 === errors;
if(!valid16){
break;
}
}
}
else {
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
var valid8 = _errs73 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.checks !== undefined){
let data30 = data15.checks;
const _errs77 = errors;
if(errors === _errs77){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key6 in data30){
let data31 = data30[key6];
const _errs80 = errors;
if(!(((data31 === "passed") || (data31 === "failed")) || (data31 === "pending"))){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var valid17 = _errs80 === errors;
if(!valid17){
break;
}
}
}
else {
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var valid8 = _errs77 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.owners !== undefined){
let data32 = data15.owners;
const _errs81 = errors;
if(errors === _errs81){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key7 in data32){
let data33 = data32[key7];
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data33)){
var valid19 = true;
const len7 = data33.length;
for(let i7=0; i7<len7; i7++){
let data34 = data33[i7];
const _errs86 = errors;
if(errors === _errs86){
if(typeof data34 === "string"){
if(!pattern1.test(data34)){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
var valid19 = _errs86 === errors;
if(!valid19){
break;
}
}
}
else {
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
var valid18 = _errs84 === errors;
if(!valid18){
break;
}
}
}
else {
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
var valid8 = _errs81 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.done !== undefined){
let data35 = data15.done;
const _errs88 = errors;
if(errors === _errs88){
if(Array.isArray(data35)){
var valid20 = true;
const len8 = data35.length;
for(let i8=0; i8<len8; i8++){
let data36 = data35[i8];
const _errs90 = errors;
if(errors === _errs90){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key8 in data36){
const _errs93 = errors;
if(typeof data36[key8] !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid21 = _errs93 === errors;
if(!valid21){
break;
}
}
}
else {
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
var valid20 = _errs90 === errors;
if(!valid20){
break;
}
}
}
else {
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
var valid8 = _errs88 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.days !== undefined){
let data38 = data15.days;
const _errs95 = errors;
if(errors === _errs95){
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 < 0 || isNaN(data38)){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
var valid8 = _errs95 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.on !== undefined){
let data39 = data15.on;
const _errs97 = errors;
if(errors === _errs97){
if(typeof data39 === "string"){
if(!pattern1.test(data39)){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
var valid8 = _errs97 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
var valid7 = _errs35 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.when !== undefined){
let data40 = data13.when;
const _errs99 = errors;
if(errors === _errs99){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key9 in data40){
const _errs102 = errors;
if(typeof data40[key9] !== "string"){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var valid22 = _errs102 === errors;
if(!valid22){
break;
}
}
}
else {
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
var valid7 = _errs99 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.then !== undefined){
let data42 = data13.then;
const _errs104 = errors;
if(!((((data42 === "open") || (data42 === "closed")) || (data42 === "refused")) || (data42 === "allowed"))){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var valid7 = _errs104 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.because !== undefined){
let data43 = data13.because;
const _errs105 = errors;
if(errors === _errs105){
if(typeof data43 === "string"){
if(!pattern1.test(data43)){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
var valid7 = _errs105 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
}
else {
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
var valid6 = _errs30 === errors;
if(!valid6){
break;
}
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var valid2 = _errs28 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate50.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate50.errors = vErrors;
return errors === 0;
}

export const validProjectState = validate51;
const schema15 = {"$id":"validProjectState","not":{"not":{"type":"object","required":["format","project_id","workflow_type","workflow","client","owner","workflow_status","terminal_state","seq","cursor","definition","policy","tracks","artifacts","proposals","approvals","blockers","known_facts","flags","seen","refused"],"properties":{"format":{"const":1},"project_id":{"type":"string"},"workflow_type":{"type":"string"},"workflow":{"type":"string"},"client":{"type":"string"},"owner":{"type":"string"},"urgency":{"enum":["normal","elevated","urgent"]},"due_date":{"type":"string"},"request":{"type":"object","required":["intent","kind","track","by","at"],"properties":{"intent":{"enum":["create","revise","continue","route","package","send","review","approve","escalate","recover","archive","validate","new workstream"]},"kind":{"enum":["forward_progress","backward_rework","skipped_stage_exception","reopened_approval","continuation","revision","escalation","packaging","validation","new_workstream"]},"track":{"type":"string"},"target":{"type":"string"},"outcome":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false},"workflow_status":{"enum":["draft","active","stalled","blocked","in_review","approved","launched","closed","reopened","superseded"]},"terminal_state":{"anyOf":[{"type":"object","required":["id","rationale"],"properties":{"id":{"type":"string"},"rationale":{"type":"string"}},"additionalProperties":false},{"type":"null"}]},"seq":{"type":"integer","minimum":1},"cursor":{"anyOf":[{"type":"string"},{"type":"null"}]},"definition":{"$ref":"part5"},"policy":{"anyOf":[{"$ref":"part5"},{"type":"null"}]},"tracks":{"type":"object","additionalProperties":{"type":"object","required":["kind","stage","visit","status","owner","triggers"],"properties":{"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"stage":{"type":"string"},"visit":{"type":"integer","minimum":1},"status":{"enum":["draft","active","blocked","waiting","complete","superseded"]},"owner":{"type":"string"},"due_date":{"type":"string"},"dependencies":{"type":"array","items":{"type":"string"}},"template":{"type":"string"},"from":{"type":"string"},"because":{"type":"string"},"lines":{"type":"array","items":{"type":"string"}},"depends_on":{"$ref":"condition"},"requires":{"$ref":"condition"},"allowed_output":{"enum":["draft_only","internal","external"]},"may":{"type":"array","items":{"type":"string"}},"recovery":{"type":"object","required":["action","output","owner"],"properties":{"action":{"type":"string"},"shape":{"enum":["targeted_questions","required_evidence","suggested_owner","fallback_path","draft_only_artifact","safe_partial_output","rollback_or_recovery_step"]},"output":{"type":"string"},"owner":{"type":"string"},"due_date":{"type":"string"}},"additionalProperties":false},"triggers":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"artifacts":{"type":"object","additionalProperties":{"type":"object","required":["status","version","content","landed_at","authors","bypassed"],"properties":{"status":{"enum":["current","archived"]},"version":{"type":"string","pattern":"^v[1-9][0-9]*$"},"content":{"type":"string"},"path":{"type":"string"},"commit":{"type":"string"},"landed_at":{"type":"string"},"source_artifacts":{"type":"array","items":{"type":"string"}},"authors":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"bypassed":{"type":"array","items":{"type":"string"}},"observed":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"proposals":{"type":"object","additionalProperties":{"type":"object","required":["head","base","contents","authors"],"properties":{"head":{"type":"string"},"base":{"type":"string"},"contents":{"type":"object","additionalProperties":{"type":"string"}},"authors":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}}},"additionalProperties":false}},"approvals":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"$ref":"part6"}}},"other_approvals":{"type":"array","items":{"$ref":"part6"}},"approval_numbers":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"type":"integer","minimum":1}}},"delegations":{"type":"array","items":{"type":"object","required":["role","by","to","from","until","reason"],"properties":{"role":{"type":"string"},"by":{"$ref":"part7"},"to":{"type":"object","required":["login"],"properties":{"login":{"type":"string"},"id":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"additionalProperties":false},"from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"waits":{"type":"array","items":{"type":"object","required":["gate","track","proposal","covers","since"],"properties":{"gate":{"type":"string"},"track":{"type":"string"},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"since":{"type":"string"},"reminded_at":{"type":"string"},"deputies_at":{"type":"string"}},"additionalProperties":false}},"blockers":{"type":"object","additionalProperties":{"type":"object","required":["text","on","by","at"],"properties":{"text":{"type":"string"},"on":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"},"until":{"$ref":"condition"},"due_date":{"type":"string"},"approval":{"type":"object","required":["track","by"],"properties":{"track":{"type":"string"},"confirm_id":{"type":"string"},"by":{"type":"array","items":{"$ref":"part7"}}},"additionalProperties":false}},"additionalProperties":false}},"known_facts":{"type":"object","additionalProperties":{"type":"object","required":["value","source","by","at"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"source":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"},"substitutes":{"type":"string"}},"additionalProperties":false}},"assumptions":{"type":"object","additionalProperties":{"type":"object","required":["value","because","by","at"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"because":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false}},"conflicts":{"type":"object","additionalProperties":{"type":"object","required":["about","claims","likely","because","tracks","by","at"],"properties":{"about":{"type":"string"},"fact":{"type":"string"},"claims":{"type":"array","items":{"type":"object","required":["value","source","by"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"source":{"type":"string"},"by":{"type":"string"}},"additionalProperties":false}},"likely":{"anyOf":[{"type":"string"},{"type":"null"}]},"because":{"type":"string"},"tracks":{"type":"array","items":{"type":"string"}},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false}},"flags":{"type":"array","items":{"type":"string"}},"observed":{"type":"array","items":{"type":"string"}},"runs":{"type":"object","additionalProperties":{"type":"object","required":["pipeline","track","visit","status","at"],"properties":{"pipeline":{"type":"string"},"track":{"type":"string"},"visit":{"type":"integer","minimum":1},"of":{"type":"string"},"status":{"type":"string"},"task":{"type":"string"},"state":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]}},"entry":{"type":"integer","minimum":1},"at":{"type":"string"}},"additionalProperties":false}},"seen":{"type":"array","items":{"type":"string"}},"heard":{"type":"object","required":["since","until","ids"],"properties":{"since":{"type":"string"},"until":{"type":"string"},"ids":{"type":"array","items":{"type":"string"}}},"additionalProperties":false},"receipts":{"type":"object","additionalProperties":{"type":"string"}},"refused":{"type":"object","additionalProperties":{"type":"object","required":["hour","count"],"properties":{"hour":{"type":"string"},"count":{"type":"integer"}},"additionalProperties":false}}},"additionalProperties":false}}};
const schema16 = {"$id":"part5","not":{"not":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"},"commit":{"type":"string"},"base":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part5" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.blob === undefined) && (missing0 = "blob")) || ((data.origin === undefined) && (missing0 = "origin"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((key0 === "blob") || (key0 === "origin")) || (key0 === "commit")) || (key0 === "base"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.blob !== undefined){
const _errs6 = errors;
if(typeof data.blob !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.origin !== undefined){
const _errs8 = errors;
if(typeof data.origin !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.commit !== undefined){
const _errs10 = errors;
if(typeof data.commit !== "string"){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.base !== undefined){
let data3 = data.base;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.blob === undefined) && (missing1 = "blob")) || ((data3.origin === undefined) && (missing1 = "origin"))){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
const _errs14 = errors;
for(const key1 in data3){
if(!((key1 === "blob") || (key1 === "origin"))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs14 === errors){
if(data3.blob !== undefined){
const _errs15 = errors;
if(typeof data3.blob !== "string"){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.origin !== undefined){
const _errs17 = errors;
if(typeof data3.origin !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate52.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate52.errors = vErrors;
return errors === 0;
}

const schema17 = {"$id":"part6","not":{"not":{"type":"object","required":["confirm_id","number","gate","track","status","covers","requested_by_role","requested_at","decisions"],"properties":{"confirm_id":{"type":"string"},"number":{"type":"integer","minimum":1},"gate":{"type":"string"},"track":{"type":"string"},"status":{"enum":["requested","partial","approved","conditional","rejected","expired","superseded","blocked"]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"requested_by_role":{"type":"string"},"requested_by":{"type":"string"},"requested_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"since":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"decisions":{"type":"array","items":{"type":"object","required":["decision_id","status","decided_by","decided_by_login","decided_by_role","decided_at","assurance","reason"],"properties":{"decision_id":{"type":"string"},"status":{"enum":["approved","rejected","cancelled"]},"decided_by":{"anyOf":[{"type":"integer"},{"type":"string"}]},"decided_by_login":{"type":"string"},"decided_by_role":{"type":"string"},"authority":{"type":"string"},"roles":{"type":"array","items":{"type":"string"}},"owners":{"type":"array","items":{"type":"string"}},"delegated_by":{"type":"array","items":{"$ref":"part7"}},"deputy_role":{"type":"string"},"decided_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"said":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"assurance":{"enum":["proven","signed","attested","asserted"]},"attested_by":{"type":"string"},"evidence":{"type":"object","required":["name","sha256","bytes"],"properties":{"name":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer"}},"additionalProperties":false},"reason":{"type":"string"},"head":{"type":"string"}},"additionalProperties":false}},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"supersedes":{"type":"string"},"voided":{"type":"object","required":["confirm_id","status","approved_by","covers","because"],"properties":{"confirm_id":{"type":"string"},"status":{"enum":["superseded","expired"]},"approved_by":{"type":"array","items":{"$ref":"part7"}},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"because":{"type":"string"},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"}},"additionalProperties":false},"overridden":{"type":"object","required":["by","at","reason"],"properties":{"by":{"type":"string"},"at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}};
const pattern266 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T", "u");
const pattern270 = new RegExp("^[0-9a-f]{64}$", "u");
const schema18 = {"$id":"part7","not":{"not":{"type":"object","required":["id","login"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"}},"additionalProperties":false}}};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part7" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.id === undefined) && (missing0 = "id")) || ((data.login === undefined) && (missing0 = "login"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((key0 === "id") || (key0 === "login"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs6 = errors;
const _errs7 = errors;
let valid3 = false;
const _errs8 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs10 = errors;
if(typeof data0 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.login !== undefined){
const _errs12 = errors;
if(typeof data.login !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate58.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate58.errors = vErrors;
return errors === 0;
}


function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part6" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.confirm_id === undefined) && (missing0 = "confirm_id")) || ((data.number === undefined) && (missing0 = "number"))) || ((data.gate === undefined) && (missing0 = "gate"))) || ((data.track === undefined) && (missing0 = "track"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.covers === undefined) && (missing0 = "covers"))) || ((data.requested_by_role === undefined) && (missing0 = "requested_by_role"))) || ((data.requested_at === undefined) && (missing0 = "requested_at"))) || ((data.decisions === undefined) && (missing0 = "decisions"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema17.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.confirm_id !== undefined){
const _errs6 = errors;
if(typeof data.confirm_id !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.number !== undefined){
let data1 = data.number;
const _errs8 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(errors === _errs8){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gate !== undefined){
const _errs10 = errors;
if(typeof data.gate !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.track !== undefined){
const _errs12 = errors;
if(typeof data.track !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.status !== undefined){
let data4 = data.status;
const _errs14 = errors;
if(!((((((((data4 === "requested") || (data4 === "partial")) || (data4 === "approved")) || (data4 === "conditional")) || (data4 === "rejected")) || (data4 === "expired")) || (data4 === "superseded")) || (data4 === "blocked"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.covers !== undefined){
let data5 = data.covers;
const _errs15 = errors;
if(errors === _errs15){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs18 = errors;
if(typeof data5[key1] !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
}
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.proposal !== undefined){
let data7 = data.proposal;
const _errs20 = errors;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(typeof data7 !== "string"){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs24 = errors;
if(data7 !== null){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.head !== undefined){
let data8 = data.head;
const _errs26 = errors;
const _errs27 = errors;
let valid5 = false;
const _errs28 = errors;
if(typeof data8 !== "string"){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs28 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs30 = errors;
if(data8 !== null){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs30 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requested_by_role !== undefined){
const _errs32 = errors;
if(typeof data.requested_by_role !== "string"){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid2 = _errs32 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requested_by !== undefined){
const _errs34 = errors;
if(typeof data.requested_by !== "string"){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid2 = _errs34 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requested_at !== undefined){
let data11 = data.requested_at;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data11 === "string"){
if(!pattern266.test(data11)){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.since !== undefined){
let data12 = data.since;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data12 === "string"){
if(!pattern266.test(data12)){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid2 = _errs38 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.decisions !== undefined){
let data13 = data.decisions;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data13)){
var valid6 = true;
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
const _errs42 = errors;
if(errors === _errs42){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing1;
if(((((((((data14.decision_id === undefined) && (missing1 = "decision_id")) || ((data14.status === undefined) && (missing1 = "status"))) || ((data14.decided_by === undefined) && (missing1 = "decided_by"))) || ((data14.decided_by_login === undefined) && (missing1 = "decided_by_login"))) || ((data14.decided_by_role === undefined) && (missing1 = "decided_by_role"))) || ((data14.decided_at === undefined) && (missing1 = "decided_at"))) || ((data14.assurance === undefined) && (missing1 = "assurance"))) || ((data14.reason === undefined) && (missing1 = "reason"))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
const _errs44 = errors;
for(const key2 in data14){
if(!(func2.call(schema17.not.not.properties.decisions.items.properties, key2))){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
break;
}
}
if(_errs44 === errors){
if(data14.decision_id !== undefined){
const _errs45 = errors;
if(typeof data14.decision_id !== "string"){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid7 = _errs45 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.status !== undefined){
let data16 = data14.status;
const _errs47 = errors;
if(!(((data16 === "approved") || (data16 === "rejected")) || (data16 === "cancelled"))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid7 = _errs47 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_by !== undefined){
let data17 = data14.decided_by;
const _errs48 = errors;
const _errs49 = errors;
let valid8 = false;
const _errs50 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid2 = _errs50 === errors;
valid8 = valid8 || _valid2;
if(!valid8){
const _errs52 = errors;
if(typeof data17 !== "string"){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid2 = _errs52 === errors;
valid8 = valid8 || _valid2;
}
if(!valid8){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
else {
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
}
var valid7 = _errs48 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_by_login !== undefined){
const _errs54 = errors;
if(typeof data14.decided_by_login !== "string"){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid7 = _errs54 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_by_role !== undefined){
const _errs56 = errors;
if(typeof data14.decided_by_role !== "string"){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid7 = _errs56 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.authority !== undefined){
const _errs58 = errors;
if(typeof data14.authority !== "string"){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var valid7 = _errs58 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.roles !== undefined){
let data21 = data14.roles;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data21)){
var valid9 = true;
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
const _errs62 = errors;
if(typeof data21[i1] !== "string"){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid9 = _errs62 === errors;
if(!valid9){
break;
}
}
}
else {
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var valid7 = _errs60 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.owners !== undefined){
let data23 = data14.owners;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data23)){
var valid10 = true;
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
const _errs66 = errors;
if(typeof data23[i2] !== "string"){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var valid10 = _errs66 === errors;
if(!valid10){
break;
}
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid7 = _errs64 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.delegated_by !== undefined){
let data25 = data14.delegated_by;
const _errs68 = errors;
if(errors === _errs68){
if(Array.isArray(data25)){
var valid11 = true;
const len3 = data25.length;
for(let i3=0; i3<len3; i3++){
const _errs70 = errors;
if(!(validate58(data25[i3], {instancePath:instancePath+"/decisions/" + i0+"/delegated_by/" + i3,parentData:data25,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid11 = _errs70 === errors;
if(!valid11){
break;
}
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid7 = _errs68 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.deputy_role !== undefined){
const _errs71 = errors;
if(typeof data14.deputy_role !== "string"){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var valid7 = _errs71 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_at !== undefined){
let data28 = data14.decided_at;
const _errs73 = errors;
if(errors === _errs73){
if(typeof data28 === "string"){
if(!pattern266.test(data28)){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var valid7 = _errs73 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.said !== undefined){
let data29 = data14.said;
const _errs75 = errors;
if(errors === _errs75){
if(typeof data29 === "string"){
if(!pattern266.test(data29)){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid7 = _errs75 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.assurance !== undefined){
let data30 = data14.assurance;
const _errs77 = errors;
if(!((((data30 === "proven") || (data30 === "signed")) || (data30 === "attested")) || (data30 === "asserted"))){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var valid7 = _errs77 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.attested_by !== undefined){
const _errs78 = errors;
if(typeof data14.attested_by !== "string"){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid7 = _errs78 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.evidence !== undefined){
let data32 = data14.evidence;
const _errs80 = errors;
if(errors === _errs80){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing2;
if((((data32.name === undefined) && (missing2 = "name")) || ((data32.sha256 === undefined) && (missing2 = "sha256"))) || ((data32.bytes === undefined) && (missing2 = "bytes"))){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
const _errs82 = errors;
for(const key3 in data32){
if(!(((key3 === "name") || (key3 === "sha256")) || (key3 === "bytes"))){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
break;
}
}
if(_errs82 === errors){
if(data32.name !== undefined){
const _errs83 = errors;
if(typeof data32.name !== "string"){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid12 = _errs83 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data32.sha256 !== undefined){
let data34 = data32.sha256;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data34 === "string"){
if(!pattern270.test(data34)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var valid12 = _errs85 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data32.bytes !== undefined){
let data35 = data32.bytes;
const _errs87 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid12 = _errs87 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
else {
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var valid7 = _errs80 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.reason !== undefined){
const _errs89 = errors;
if(typeof data14.reason !== "string"){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var valid7 = _errs89 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.head !== undefined){
const _errs91 = errors;
if(typeof data14.head !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var valid7 = _errs91 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
var valid6 = _errs42 === errors;
if(!valid6){
break;
}
}
}
else {
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var valid2 = _errs40 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.permits !== undefined){
let data38 = data.permits;
const _errs93 = errors;
if(errors === _errs93){
if(Array.isArray(data38)){
var valid13 = true;
const len4 = data38.length;
for(let i4=0; i4<len4; i4++){
const _errs95 = errors;
if(typeof data38[i4] !== "string"){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var valid13 = _errs95 === errors;
if(!valid13){
break;
}
}
}
else {
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
var valid2 = _errs93 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.limits !== undefined){
const _errs97 = errors;
if(typeof data.limits !== "string"){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid2 = _errs97 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.conditions !== undefined){
let data41 = data.conditions;
const _errs99 = errors;
if(errors === _errs99){
if(Array.isArray(data41)){
var valid14 = true;
const len5 = data41.length;
for(let i5=0; i5<len5; i5++){
const _errs101 = errors;
if(!(validate22(data41[i5], {instancePath:instancePath+"/conditions/" + i5,parentData:data41,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid14 = _errs101 === errors;
if(!valid14){
break;
}
}
}
else {
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
var valid2 = _errs99 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.blockers !== undefined){
let data43 = data.blockers;
const _errs102 = errors;
if(errors === _errs102){
if(Array.isArray(data43)){
var valid15 = true;
const len6 = data43.length;
for(let i6=0; i6<len6; i6++){
const _errs104 = errors;
if(typeof data43[i6] !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid15 = _errs104 === errors;
if(!valid15){
break;
}
}
}
else {
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
var valid2 = _errs102 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.expires_at !== undefined){
let data45 = data.expires_at;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data45 === "string"){
if(!pattern266.test(data45)){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
var valid2 = _errs106 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.supersedes !== undefined){
const _errs108 = errors;
if(typeof data.supersedes !== "string"){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var valid2 = _errs108 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.voided !== undefined){
let data47 = data.voided;
const _errs110 = errors;
if(errors === _errs110){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing3;
if((((((data47.confirm_id === undefined) && (missing3 = "confirm_id")) || ((data47.status === undefined) && (missing3 = "status"))) || ((data47.approved_by === undefined) && (missing3 = "approved_by"))) || ((data47.covers === undefined) && (missing3 = "covers"))) || ((data47.because === undefined) && (missing3 = "because"))){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
else {
const _errs112 = errors;
for(const key4 in data47){
if(!(func2.call(schema17.not.not.properties.voided.properties, key4))){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
break;
}
}
if(_errs112 === errors){
if(data47.confirm_id !== undefined){
const _errs113 = errors;
if(typeof data47.confirm_id !== "string"){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var valid16 = _errs113 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.status !== undefined){
let data49 = data47.status;
const _errs115 = errors;
if(!((data49 === "superseded") || (data49 === "expired"))){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var valid16 = _errs115 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.approved_by !== undefined){
let data50 = data47.approved_by;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data50)){
var valid17 = true;
const len7 = data50.length;
for(let i7=0; i7<len7; i7++){
const _errs118 = errors;
if(!(validate58(data50[i7], {instancePath:instancePath+"/voided/approved_by/" + i7,parentData:data50,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid17 = _errs118 === errors;
if(!valid17){
break;
}
}
}
else {
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
var valid16 = _errs116 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.head !== undefined){
let data52 = data47.head;
const _errs119 = errors;
const _errs120 = errors;
let valid18 = false;
const _errs121 = errors;
if(typeof data52 !== "string"){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var _valid3 = _errs121 === errors;
valid18 = valid18 || _valid3;
if(!valid18){
const _errs123 = errors;
if(data52 !== null){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid3 = _errs123 === errors;
valid18 = valid18 || _valid3;
}
if(!valid18){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
else {
errors = _errs120;
if(vErrors !== null){
if(_errs120){
vErrors.length = _errs120;
}
else {
vErrors = null;
}
}
}
var valid16 = _errs119 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.covers !== undefined){
let data53 = data47.covers;
const _errs125 = errors;
if(errors === _errs125){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key5 in data53){
const _errs128 = errors;
if(typeof data53[key5] !== "string"){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var valid19 = _errs128 === errors;
if(!valid19){
break;
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var valid16 = _errs125 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.because !== undefined){
const _errs130 = errors;
if(typeof data47.because !== "string"){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
var valid16 = _errs130 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.permits !== undefined){
let data56 = data47.permits;
const _errs132 = errors;
if(errors === _errs132){
if(Array.isArray(data56)){
var valid20 = true;
const len8 = data56.length;
for(let i8=0; i8<len8; i8++){
const _errs134 = errors;
if(typeof data56[i8] !== "string"){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid20 = _errs134 === errors;
if(!valid20){
break;
}
}
}
else {
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
var valid16 = _errs132 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.limits !== undefined){
const _errs136 = errors;
if(typeof data47.limits !== "string"){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var valid16 = _errs136 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.conditions !== undefined){
let data59 = data47.conditions;
const _errs138 = errors;
if(errors === _errs138){
if(Array.isArray(data59)){
var valid21 = true;
const len9 = data59.length;
for(let i9=0; i9<len9; i9++){
const _errs140 = errors;
if(!(validate22(data59[i9], {instancePath:instancePath+"/voided/conditions/" + i9,parentData:data59,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid21 = _errs140 === errors;
if(!valid21){
break;
}
}
}
else {
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
var valid16 = _errs138 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.blockers !== undefined){
let data61 = data47.blockers;
const _errs141 = errors;
if(errors === _errs141){
if(Array.isArray(data61)){
var valid22 = true;
const len10 = data61.length;
for(let i10=0; i10<len10; i10++){
const _errs143 = errors;
if(typeof data61[i10] !== "string"){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
var valid22 = _errs143 === errors;
if(!valid22){
break;
}
}
}
else {
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
var valid16 = _errs141 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.expires_at !== undefined){
let data63 = data47.expires_at;
const _errs145 = errors;
if(errors === _errs145){
if(typeof data63 === "string"){
if(!pattern266.test(data63)){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
var valid16 = _errs145 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
var valid2 = _errs110 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.overridden !== undefined){
let data64 = data.overridden;
const _errs147 = errors;
if(errors === _errs147){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
let missing4;
if((((data64.by === undefined) && (missing4 = "by")) || ((data64.at === undefined) && (missing4 = "at"))) || ((data64.reason === undefined) && (missing4 = "reason"))){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
else {
const _errs149 = errors;
for(const key6 in data64){
if(!(((key6 === "by") || (key6 === "at")) || (key6 === "reason"))){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
break;
}
}
if(_errs149 === errors){
if(data64.by !== undefined){
const _errs150 = errors;
if(typeof data64.by !== "string"){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
var valid23 = _errs150 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data64.at !== undefined){
let data66 = data64.at;
const _errs152 = errors;
if(errors === _errs152){
if(typeof data66 === "string"){
if(!pattern266.test(data66)){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
var valid23 = _errs152 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data64.reason !== undefined){
const _errs154 = errors;
if(typeof data64.reason !== "string"){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var valid23 = _errs154 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
}
else {
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
var valid2 = _errs147 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate57.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate57.errors = vErrors;
return errors === 0;
}

const pattern265 = new RegExp("^v[1-9][0-9]*$", "u");

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validProjectState" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((((((data.format === undefined) && (missing0 = "format")) || ((data.project_id === undefined) && (missing0 = "project_id"))) || ((data.workflow_type === undefined) && (missing0 = "workflow_type"))) || ((data.workflow === undefined) && (missing0 = "workflow"))) || ((data.client === undefined) && (missing0 = "client"))) || ((data.owner === undefined) && (missing0 = "owner"))) || ((data.workflow_status === undefined) && (missing0 = "workflow_status"))) || ((data.terminal_state === undefined) && (missing0 = "terminal_state"))) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.cursor === undefined) && (missing0 = "cursor"))) || ((data.definition === undefined) && (missing0 = "definition"))) || ((data.policy === undefined) && (missing0 = "policy"))) || ((data.tracks === undefined) && (missing0 = "tracks"))) || ((data.artifacts === undefined) && (missing0 = "artifacts"))) || ((data.proposals === undefined) && (missing0 = "proposals"))) || ((data.approvals === undefined) && (missing0 = "approvals"))) || ((data.blockers === undefined) && (missing0 = "blockers"))) || ((data.known_facts === undefined) && (missing0 = "known_facts"))) || ((data.flags === undefined) && (missing0 = "flags"))) || ((data.seen === undefined) && (missing0 = "seen"))) || ((data.refused === undefined) && (missing0 = "refused"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema15.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.format !== undefined){
const _errs6 = errors;
if(1 !== data.format){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.project_id !== undefined){
const _errs7 = errors;
if(typeof data.project_id !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow_type !== undefined){
const _errs9 = errors;
if(typeof data.workflow_type !== "string"){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow !== undefined){
const _errs11 = errors;
if(typeof data.workflow !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.client !== undefined){
const _errs13 = errors;
if(typeof data.client !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.owner !== undefined){
const _errs15 = errors;
if(typeof data.owner !== "string"){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.urgency !== undefined){
let data6 = data.urgency;
const _errs17 = errors;
if(!(((data6 === "normal") || (data6 === "elevated")) || (data6 === "urgent"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.due_date !== undefined){
const _errs18 = errors;
if(typeof data.due_date !== "string"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.request !== undefined){
let data8 = data.request;
const _errs20 = errors;
if(errors === _errs20){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if((((((data8.intent === undefined) && (missing1 = "intent")) || ((data8.kind === undefined) && (missing1 = "kind"))) || ((data8.track === undefined) && (missing1 = "track"))) || ((data8.by === undefined) && (missing1 = "by"))) || ((data8.at === undefined) && (missing1 = "at"))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
const _errs22 = errors;
for(const key1 in data8){
if(!(((((((key1 === "intent") || (key1 === "kind")) || (key1 === "track")) || (key1 === "target")) || (key1 === "outcome")) || (key1 === "by")) || (key1 === "at"))){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
break;
}
}
if(_errs22 === errors){
if(data8.intent !== undefined){
let data9 = data8.intent;
const _errs23 = errors;
if(!(((((((((((((data9 === "create") || (data9 === "revise")) || (data9 === "continue")) || (data9 === "route")) || (data9 === "package")) || (data9 === "send")) || (data9 === "review")) || (data9 === "approve")) || (data9 === "escalate")) || (data9 === "recover")) || (data9 === "archive")) || (data9 === "validate")) || (data9 === "new workstream"))){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.kind !== undefined){
let data10 = data8.kind;
const _errs24 = errors;
if(!((((((((((data10 === "forward_progress") || (data10 === "backward_rework")) || (data10 === "skipped_stage_exception")) || (data10 === "reopened_approval")) || (data10 === "continuation")) || (data10 === "revision")) || (data10 === "escalation")) || (data10 === "packaging")) || (data10 === "validation")) || (data10 === "new_workstream"))){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.track !== undefined){
const _errs25 = errors;
if(typeof data8.track !== "string"){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.target !== undefined){
const _errs27 = errors;
if(typeof data8.target !== "string"){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.outcome !== undefined){
const _errs29 = errors;
if(typeof data8.outcome !== "string"){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.by !== undefined){
const _errs31 = errors;
if(typeof data8.by !== "string"){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.at !== undefined){
const _errs33 = errors;
if(typeof data8.at !== "string"){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid3 = _errs33 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow_status !== undefined){
let data16 = data.workflow_status;
const _errs35 = errors;
if(!((((((((((data16 === "draft") || (data16 === "active")) || (data16 === "stalled")) || (data16 === "blocked")) || (data16 === "in_review")) || (data16 === "approved")) || (data16 === "launched")) || (data16 === "closed")) || (data16 === "reopened")) || (data16 === "superseded"))){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var valid2 = _errs35 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_state !== undefined){
let data17 = data.terminal_state;
const _errs36 = errors;
const _errs37 = errors;
let valid4 = false;
const _errs38 = errors;
if(errors === _errs38){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing2;
if(((data17.id === undefined) && (missing2 = "id")) || ((data17.rationale === undefined) && (missing2 = "rationale"))){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
const _errs40 = errors;
for(const key2 in data17){
if(!((key2 === "id") || (key2 === "rationale"))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
}
if(_errs40 === errors){
if(data17.id !== undefined){
const _errs41 = errors;
if(typeof data17.id !== "string"){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var valid5 = _errs41 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data17.rationale !== undefined){
const _errs43 = errors;
if(typeof data17.rationale !== "string"){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var _valid0 = _errs38 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs45 = errors;
if(data17 !== null){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs45 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seq !== undefined){
let data20 = data.seq;
const _errs47 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(errors === _errs47){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 1 || isNaN(data20)){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
var valid2 = _errs47 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.cursor !== undefined){
let data21 = data.cursor;
const _errs49 = errors;
const _errs50 = errors;
let valid6 = false;
const _errs51 = errors;
if(typeof data21 !== "string"){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid1 = _errs51 === errors;
valid6 = valid6 || _valid1;
if(!valid6){
const _errs53 = errors;
if(data21 !== null){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid1 = _errs53 === errors;
valid6 = valid6 || _valid1;
}
if(!valid6){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
else {
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs49 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.definition !== undefined){
const _errs55 = errors;
if(!(validate52(data.definition, {instancePath:instancePath+"/definition",parentData:data,parentDataProperty:"definition",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var valid2 = _errs55 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.policy !== undefined){
let data23 = data.policy;
const _errs56 = errors;
const _errs57 = errors;
let valid7 = false;
const _errs58 = errors;
if(!(validate52(data23, {instancePath:instancePath+"/policy",parentData:data,parentDataProperty:"policy",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var _valid2 = _errs58 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const _errs59 = errors;
if(data23 !== null){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid2 = _errs59 === errors;
valid7 = valid7 || _valid2;
}
if(!valid7){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs56 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data24 = data.tracks;
const _errs61 = errors;
if(errors === _errs61){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key3 in data24){
let data25 = data24[key3];
const _errs64 = errors;
if(errors === _errs64){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing3;
if(((((((data25.kind === undefined) && (missing3 = "kind")) || ((data25.stage === undefined) && (missing3 = "stage"))) || ((data25.visit === undefined) && (missing3 = "visit"))) || ((data25.status === undefined) && (missing3 = "status"))) || ((data25.owner === undefined) && (missing3 = "owner"))) || ((data25.triggers === undefined) && (missing3 = "triggers"))){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
const _errs66 = errors;
for(const key4 in data25){
if(!(func2.call(schema15.not.not.properties.tracks.additionalProperties.properties, key4))){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
}
if(_errs66 === errors){
if(data25.kind !== undefined){
let data26 = data25.kind;
const _errs67 = errors;
if(!((((((data26 === "lifecycle") || (data26 === "risk")) || (data26 === "commercial")) || (data26 === "communication")) || (data26 === "packaging")) || (data26 === "proof"))){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var valid9 = _errs67 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.stage !== undefined){
const _errs68 = errors;
if(typeof data25.stage !== "string"){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid9 = _errs68 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.visit !== undefined){
let data28 = data25.visit;
const _errs70 = errors;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(errors === _errs70){
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 1 || isNaN(data28)){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
var valid9 = _errs70 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.status !== undefined){
let data29 = data25.status;
const _errs72 = errors;
if(!((((((data29 === "draft") || (data29 === "active")) || (data29 === "blocked")) || (data29 === "waiting")) || (data29 === "complete")) || (data29 === "superseded"))){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid9 = _errs72 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.owner !== undefined){
const _errs73 = errors;
if(typeof data25.owner !== "string"){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var valid9 = _errs73 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.due_date !== undefined){
const _errs75 = errors;
if(typeof data25.due_date !== "string"){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid9 = _errs75 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.dependencies !== undefined){
let data32 = data25.dependencies;
const _errs77 = errors;
if(errors === _errs77){
if(Array.isArray(data32)){
var valid10 = true;
const len0 = data32.length;
for(let i0=0; i0<len0; i0++){
const _errs79 = errors;
if(typeof data32[i0] !== "string"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var valid10 = _errs79 === errors;
if(!valid10){
break;
}
}
}
else {
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var valid9 = _errs77 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.template !== undefined){
const _errs81 = errors;
if(typeof data25.template !== "string"){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid9 = _errs81 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.from !== undefined){
const _errs83 = errors;
if(typeof data25.from !== "string"){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid9 = _errs83 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.because !== undefined){
const _errs85 = errors;
if(typeof data25.because !== "string"){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var valid9 = _errs85 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.lines !== undefined){
let data37 = data25.lines;
const _errs87 = errors;
if(errors === _errs87){
if(Array.isArray(data37)){
var valid11 = true;
const len1 = data37.length;
for(let i1=0; i1<len1; i1++){
const _errs89 = errors;
if(typeof data37[i1] !== "string"){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid11 = _errs89 === errors;
if(!valid11){
break;
}
}
}
else {
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var valid9 = _errs87 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.depends_on !== undefined){
const _errs91 = errors;
if(!(validate22(data25.depends_on, {instancePath:instancePath+"/tracks/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/depends_on",parentData:data25,parentDataProperty:"depends_on",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid9 = _errs91 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.requires !== undefined){
const _errs92 = errors;
if(!(validate22(data25.requires, {instancePath:instancePath+"/tracks/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/requires",parentData:data25,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid9 = _errs92 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.allowed_output !== undefined){
let data41 = data25.allowed_output;
const _errs93 = errors;
if(!(((data41 === "draft_only") || (data41 === "internal")) || (data41 === "external"))){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var valid9 = _errs93 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.may !== undefined){
let data42 = data25.may;
const _errs94 = errors;
if(errors === _errs94){
if(Array.isArray(data42)){
var valid12 = true;
const len2 = data42.length;
for(let i2=0; i2<len2; i2++){
const _errs96 = errors;
if(typeof data42[i2] !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var valid12 = _errs96 === errors;
if(!valid12){
break;
}
}
}
else {
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
var valid9 = _errs94 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.recovery !== undefined){
let data44 = data25.recovery;
const _errs98 = errors;
if(errors === _errs98){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing4;
if((((data44.action === undefined) && (missing4 = "action")) || ((data44.output === undefined) && (missing4 = "output"))) || ((data44.owner === undefined) && (missing4 = "owner"))){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
else {
const _errs100 = errors;
for(const key5 in data44){
if(!(((((key5 === "action") || (key5 === "shape")) || (key5 === "output")) || (key5 === "owner")) || (key5 === "due_date"))){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
break;
}
}
if(_errs100 === errors){
if(data44.action !== undefined){
const _errs101 = errors;
if(typeof data44.action !== "string"){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var valid13 = _errs101 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.shape !== undefined){
let data46 = data44.shape;
const _errs103 = errors;
if(!(((((((data46 === "targeted_questions") || (data46 === "required_evidence")) || (data46 === "suggested_owner")) || (data46 === "fallback_path")) || (data46 === "draft_only_artifact")) || (data46 === "safe_partial_output")) || (data46 === "rollback_or_recovery_step"))){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid13 = _errs103 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.output !== undefined){
const _errs104 = errors;
if(typeof data44.output !== "string"){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var valid13 = _errs104 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.owner !== undefined){
const _errs106 = errors;
if(typeof data44.owner !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid13 = _errs106 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.due_date !== undefined){
const _errs108 = errors;
if(typeof data44.due_date !== "string"){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var valid13 = _errs108 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
}
else {
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
var valid9 = _errs98 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.triggers !== undefined){
let data50 = data25.triggers;
const _errs110 = errors;
if(errors === _errs110){
if(Array.isArray(data50)){
var valid14 = true;
const len3 = data50.length;
for(let i3=0; i3<len3; i3++){
const _errs112 = errors;
if(typeof data50[i3] !== "string"){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var valid14 = _errs112 === errors;
if(!valid14){
break;
}
}
}
else {
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
var valid9 = _errs110 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
var valid8 = _errs64 === errors;
if(!valid8){
break;
}
}
}
else {
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
var valid2 = _errs61 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data52 = data.artifacts;
const _errs114 = errors;
if(errors === _errs114){
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
for(const key6 in data52){
let data53 = data52[key6];
const _errs117 = errors;
if(errors === _errs117){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
let missing5;
if(((((((data53.status === undefined) && (missing5 = "status")) || ((data53.version === undefined) && (missing5 = "version"))) || ((data53.content === undefined) && (missing5 = "content"))) || ((data53.landed_at === undefined) && (missing5 = "landed_at"))) || ((data53.authors === undefined) && (missing5 = "authors"))) || ((data53.bypassed === undefined) && (missing5 = "bypassed"))){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
else {
const _errs119 = errors;
for(const key7 in data53){
if(!(func2.call(schema15.not.not.properties.artifacts.additionalProperties.properties, key7))){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
break;
}
}
if(_errs119 === errors){
if(data53.status !== undefined){
let data54 = data53.status;
const _errs120 = errors;
if(!((data54 === "current") || (data54 === "archived"))){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var valid16 = _errs120 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.version !== undefined){
let data55 = data53.version;
const _errs121 = errors;
if(errors === _errs121){
if(typeof data55 === "string"){
if(!pattern265.test(data55)){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
var valid16 = _errs121 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.content !== undefined){
const _errs123 = errors;
if(typeof data53.content !== "string"){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var valid16 = _errs123 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.path !== undefined){
const _errs125 = errors;
if(typeof data53.path !== "string"){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var valid16 = _errs125 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.commit !== undefined){
const _errs127 = errors;
if(typeof data53.commit !== "string"){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var valid16 = _errs127 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.landed_at !== undefined){
const _errs129 = errors;
if(typeof data53.landed_at !== "string"){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
var valid16 = _errs129 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.source_artifacts !== undefined){
let data60 = data53.source_artifacts;
const _errs131 = errors;
if(errors === _errs131){
if(Array.isArray(data60)){
var valid17 = true;
const len4 = data60.length;
for(let i4=0; i4<len4; i4++){
const _errs133 = errors;
if(typeof data60[i4] !== "string"){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid17 = _errs133 === errors;
if(!valid17){
break;
}
}
}
else {
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
var valid16 = _errs131 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.authors !== undefined){
let data62 = data53.authors;
const _errs135 = errors;
if(errors === _errs135){
if(Array.isArray(data62)){
var valid18 = true;
const len5 = data62.length;
for(let i5=0; i5<len5; i5++){
let data63 = data62[i5];
const _errs137 = errors;
const _errs138 = errors;
let valid19 = false;
const _errs139 = errors;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid3 = _errs139 === errors;
valid19 = valid19 || _valid3;
if(!valid19){
const _errs141 = errors;
if(typeof data63 !== "string"){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
var _valid3 = _errs141 === errors;
valid19 = valid19 || _valid3;
}
if(!valid19){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
else {
errors = _errs138;
if(vErrors !== null){
if(_errs138){
vErrors.length = _errs138;
}
else {
vErrors = null;
}
}
}
var valid18 = _errs137 === errors;
if(!valid18){
break;
}
}
}
else {
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
var valid16 = _errs135 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.bypassed !== undefined){
let data64 = data53.bypassed;
const _errs143 = errors;
if(errors === _errs143){
if(Array.isArray(data64)){
var valid20 = true;
const len6 = data64.length;
for(let i6=0; i6<len6; i6++){
const _errs145 = errors;
if(typeof data64[i6] !== "string"){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var valid20 = _errs145 === errors;
if(!valid20){
break;
}
}
}
else {
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
var valid16 = _errs143 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.observed !== undefined){
let data66 = data53.observed;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data66)){
var valid21 = true;
const len7 = data66.length;
for(let i7=0; i7<len7; i7++){
const _errs149 = errors;
if(typeof data66[i7] !== "string"){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var valid21 = _errs149 === errors;
if(!valid21){
break;
}
}
}
else {
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
var valid16 = _errs147 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
var valid15 = _errs117 === errors;
if(!valid15){
break;
}
}
}
else {
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
var valid2 = _errs114 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.proposals !== undefined){
let data68 = data.proposals;
const _errs151 = errors;
if(errors === _errs151){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
for(const key8 in data68){
let data69 = data68[key8];
const _errs154 = errors;
if(errors === _errs154){
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
let missing6;
if(((((data69.head === undefined) && (missing6 = "head")) || ((data69.base === undefined) && (missing6 = "base"))) || ((data69.contents === undefined) && (missing6 = "contents"))) || ((data69.authors === undefined) && (missing6 = "authors"))){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
else {
const _errs156 = errors;
for(const key9 in data69){
if(!((((key9 === "head") || (key9 === "base")) || (key9 === "contents")) || (key9 === "authors"))){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
break;
}
}
if(_errs156 === errors){
if(data69.head !== undefined){
const _errs157 = errors;
if(typeof data69.head !== "string"){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var valid23 = _errs157 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data69.base !== undefined){
const _errs159 = errors;
if(typeof data69.base !== "string"){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var valid23 = _errs159 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data69.contents !== undefined){
let data72 = data69.contents;
const _errs161 = errors;
if(errors === _errs161){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
for(const key10 in data72){
const _errs164 = errors;
if(typeof data72[key10] !== "string"){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var valid24 = _errs164 === errors;
if(!valid24){
break;
}
}
}
else {
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
var valid23 = _errs161 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data69.authors !== undefined){
let data74 = data69.authors;
const _errs166 = errors;
if(errors === _errs166){
if(Array.isArray(data74)){
var valid25 = true;
const len8 = data74.length;
for(let i8=0; i8<len8; i8++){
let data75 = data74[i8];
const _errs168 = errors;
const _errs169 = errors;
let valid26 = false;
const _errs170 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
var _valid4 = _errs170 === errors;
valid26 = valid26 || _valid4;
if(!valid26){
const _errs172 = errors;
if(typeof data75 !== "string"){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
var _valid4 = _errs172 === errors;
valid26 = valid26 || _valid4;
}
if(!valid26){
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
else {
errors = _errs169;
if(vErrors !== null){
if(_errs169){
vErrors.length = _errs169;
}
else {
vErrors = null;
}
}
}
var valid25 = _errs168 === errors;
if(!valid25){
break;
}
}
}
else {
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
var valid23 = _errs166 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var valid22 = _errs154 === errors;
if(!valid22){
break;
}
}
}
else {
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
var valid2 = _errs151 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approvals !== undefined){
let data76 = data.approvals;
const _errs174 = errors;
if(errors === _errs174){
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
for(const key11 in data76){
let data77 = data76[key11];
const _errs177 = errors;
if(errors === _errs177){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
for(const key12 in data77){
const _errs180 = errors;
if(!(validate57(data77[key12], {instancePath:instancePath+"/approvals/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data77,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid28 = _errs180 === errors;
if(!valid28){
break;
}
}
}
else {
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
var valid27 = _errs177 === errors;
if(!valid27){
break;
}
}
}
else {
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
var valid2 = _errs174 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.other_approvals !== undefined){
let data79 = data.other_approvals;
const _errs181 = errors;
if(errors === _errs181){
if(Array.isArray(data79)){
var valid29 = true;
const len9 = data79.length;
for(let i9=0; i9<len9; i9++){
const _errs183 = errors;
if(!(validate57(data79[i9], {instancePath:instancePath+"/other_approvals/" + i9,parentData:data79,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid29 = _errs183 === errors;
if(!valid29){
break;
}
}
}
else {
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
var valid2 = _errs181 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_numbers !== undefined){
let data81 = data.approval_numbers;
const _errs184 = errors;
if(errors === _errs184){
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
for(const key13 in data81){
let data82 = data81[key13];
const _errs187 = errors;
if(errors === _errs187){
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
for(const key14 in data82){
let data83 = data82[key14];
const _errs190 = errors;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(errors === _errs190){
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 1 || isNaN(data83)){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
var valid31 = _errs190 === errors;
if(!valid31){
break;
}
}
}
else {
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
var valid30 = _errs187 === errors;
if(!valid30){
break;
}
}
}
else {
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
var valid2 = _errs184 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.delegations !== undefined){
let data84 = data.delegations;
const _errs192 = errors;
if(errors === _errs192){
if(Array.isArray(data84)){
var valid32 = true;
const len10 = data84.length;
for(let i10=0; i10<len10; i10++){
let data85 = data84[i10];
const _errs194 = errors;
if(errors === _errs194){
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
let missing7;
if(((((((data85.role === undefined) && (missing7 = "role")) || ((data85.by === undefined) && (missing7 = "by"))) || ((data85.to === undefined) && (missing7 = "to"))) || ((data85.from === undefined) && (missing7 = "from"))) || ((data85.until === undefined) && (missing7 = "until"))) || ((data85.reason === undefined) && (missing7 = "reason"))){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
else {
const _errs196 = errors;
for(const key15 in data85){
if(!((((((key15 === "role") || (key15 === "by")) || (key15 === "to")) || (key15 === "from")) || (key15 === "until")) || (key15 === "reason"))){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
break;
}
}
if(_errs196 === errors){
if(data85.role !== undefined){
const _errs197 = errors;
if(typeof data85.role !== "string"){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var valid33 = _errs197 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.by !== undefined){
const _errs199 = errors;
if(!(validate58(data85.by, {instancePath:instancePath+"/delegations/" + i10+"/by",parentData:data85,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid33 = _errs199 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.to !== undefined){
let data88 = data85.to;
const _errs200 = errors;
if(errors === _errs200){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing8;
if((data88.login === undefined) && (missing8 = "login")){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
else {
const _errs202 = errors;
for(const key16 in data88){
if(!((key16 === "login") || (key16 === "id"))){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
break;
}
}
if(_errs202 === errors){
if(data88.login !== undefined){
const _errs203 = errors;
if(typeof data88.login !== "string"){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
var valid34 = _errs203 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data88.id !== undefined){
let data90 = data88.id;
const _errs205 = errors;
const _errs206 = errors;
let valid35 = false;
const _errs207 = errors;
if(!(((typeof data90 == "number") && (!(data90 % 1) && !isNaN(data90))) && (isFinite(data90)))){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
var _valid5 = _errs207 === errors;
valid35 = valid35 || _valid5;
if(!valid35){
const _errs209 = errors;
if(typeof data90 !== "string"){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var _valid5 = _errs209 === errors;
valid35 = valid35 || _valid5;
}
if(!valid35){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
else {
errors = _errs206;
if(vErrors !== null){
if(_errs206){
vErrors.length = _errs206;
}
else {
vErrors = null;
}
}
}
var valid34 = _errs205 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
else {
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
var valid33 = _errs200 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.from !== undefined){
let data91 = data85.from;
const _errs211 = errors;
if(errors === _errs211){
if(typeof data91 === "string"){
if(!pattern266.test(data91)){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
var valid33 = _errs211 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.until !== undefined){
let data92 = data85.until;
const _errs213 = errors;
if(errors === _errs213){
if(typeof data92 === "string"){
if(!pattern266.test(data92)){
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
var valid33 = _errs213 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.reason !== undefined){
const _errs215 = errors;
if(typeof data85.reason !== "string"){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var valid33 = _errs215 === errors;
}
else {
var valid33 = true;
}
}
}
}
}
}
}
}
}
else {
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
var valid32 = _errs194 === errors;
if(!valid32){
break;
}
}
}
else {
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
var valid2 = _errs192 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.waits !== undefined){
let data94 = data.waits;
const _errs217 = errors;
if(errors === _errs217){
if(Array.isArray(data94)){
var valid36 = true;
const len11 = data94.length;
for(let i11=0; i11<len11; i11++){
let data95 = data94[i11];
const _errs219 = errors;
if(errors === _errs219){
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing9;
if((((((data95.gate === undefined) && (missing9 = "gate")) || ((data95.track === undefined) && (missing9 = "track"))) || ((data95.proposal === undefined) && (missing9 = "proposal"))) || ((data95.covers === undefined) && (missing9 = "covers"))) || ((data95.since === undefined) && (missing9 = "since"))){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
else {
const _errs221 = errors;
for(const key17 in data95){
if(!(((((((key17 === "gate") || (key17 === "track")) || (key17 === "proposal")) || (key17 === "covers")) || (key17 === "since")) || (key17 === "reminded_at")) || (key17 === "deputies_at"))){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
break;
}
}
if(_errs221 === errors){
if(data95.gate !== undefined){
const _errs222 = errors;
if(typeof data95.gate !== "string"){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid37 = _errs222 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.track !== undefined){
const _errs224 = errors;
if(typeof data95.track !== "string"){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
var valid37 = _errs224 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.proposal !== undefined){
let data98 = data95.proposal;
const _errs226 = errors;
const _errs227 = errors;
let valid38 = false;
const _errs228 = errors;
if(typeof data98 !== "string"){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var _valid6 = _errs228 === errors;
valid38 = valid38 || _valid6;
if(!valid38){
const _errs230 = errors;
if(data98 !== null){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid6 = _errs230 === errors;
valid38 = valid38 || _valid6;
}
if(!valid38){
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
else {
errors = _errs227;
if(vErrors !== null){
if(_errs227){
vErrors.length = _errs227;
}
else {
vErrors = null;
}
}
}
var valid37 = _errs226 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.covers !== undefined){
let data99 = data95.covers;
const _errs232 = errors;
if(errors === _errs232){
if(data99 && typeof data99 == "object" && !Array.isArray(data99)){
for(const key18 in data99){
const _errs235 = errors;
if(typeof data99[key18] !== "string"){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
var valid39 = _errs235 === errors;
if(!valid39){
break;
}
}
}
else {
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
var valid37 = _errs232 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.since !== undefined){
const _errs237 = errors;
if(typeof data95.since !== "string"){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var valid37 = _errs237 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.reminded_at !== undefined){
const _errs239 = errors;
if(typeof data95.reminded_at !== "string"){
const err133 = {};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
var valid37 = _errs239 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.deputies_at !== undefined){
const _errs241 = errors;
if(typeof data95.deputies_at !== "string"){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
var valid37 = _errs241 === errors;
}
else {
var valid37 = true;
}
}
}
}
}
}
}
}
}
}
else {
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
var valid36 = _errs219 === errors;
if(!valid36){
break;
}
}
}
else {
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
var valid2 = _errs217 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.blockers !== undefined){
let data104 = data.blockers;
const _errs243 = errors;
if(errors === _errs243){
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
for(const key19 in data104){
let data105 = data104[key19];
const _errs246 = errors;
if(errors === _errs246){
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
let missing10;
if(((((data105.text === undefined) && (missing10 = "text")) || ((data105.on === undefined) && (missing10 = "on"))) || ((data105.by === undefined) && (missing10 = "by"))) || ((data105.at === undefined) && (missing10 = "at"))){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
else {
const _errs248 = errors;
for(const key20 in data105){
if(!(((((((key20 === "text") || (key20 === "on")) || (key20 === "by")) || (key20 === "at")) || (key20 === "until")) || (key20 === "due_date")) || (key20 === "approval"))){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
break;
}
}
if(_errs248 === errors){
if(data105.text !== undefined){
const _errs249 = errors;
if(typeof data105.text !== "string"){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var valid41 = _errs249 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.on !== undefined){
const _errs251 = errors;
if(typeof data105.on !== "string"){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
var valid41 = _errs251 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.by !== undefined){
const _errs253 = errors;
if(typeof data105.by !== "string"){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
var valid41 = _errs253 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.at !== undefined){
const _errs255 = errors;
if(typeof data105.at !== "string"){
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
var valid41 = _errs255 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.until !== undefined){
const _errs257 = errors;
if(!(validate22(data105.until, {instancePath:instancePath+"/blockers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1")+"/until",parentData:data105,parentDataProperty:"until",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid41 = _errs257 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.due_date !== undefined){
const _errs258 = errors;
if(typeof data105.due_date !== "string"){
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
var valid41 = _errs258 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.approval !== undefined){
let data112 = data105.approval;
const _errs260 = errors;
if(errors === _errs260){
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
let missing11;
if(((data112.track === undefined) && (missing11 = "track")) || ((data112.by === undefined) && (missing11 = "by"))){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
else {
const _errs262 = errors;
for(const key21 in data112){
if(!(((key21 === "track") || (key21 === "confirm_id")) || (key21 === "by"))){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
break;
}
}
if(_errs262 === errors){
if(data112.track !== undefined){
const _errs263 = errors;
if(typeof data112.track !== "string"){
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
var valid42 = _errs263 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data112.confirm_id !== undefined){
const _errs265 = errors;
if(typeof data112.confirm_id !== "string"){
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
var valid42 = _errs265 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data112.by !== undefined){
let data115 = data112.by;
const _errs267 = errors;
if(errors === _errs267){
if(Array.isArray(data115)){
var valid43 = true;
const len12 = data115.length;
for(let i12=0; i12<len12; i12++){
const _errs269 = errors;
if(!(validate58(data115[i12], {instancePath:instancePath+"/blockers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1")+"/approval/by/" + i12,parentData:data115,parentDataProperty:i12,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid43 = _errs269 === errors;
if(!valid43){
break;
}
}
}
else {
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
var valid42 = _errs267 === errors;
}
else {
var valid42 = true;
}
}
}
}
}
}
else {
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
var valid41 = _errs260 === errors;
}
else {
var valid41 = true;
}
}
}
}
}
}
}
}
}
}
else {
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
var valid40 = _errs246 === errors;
if(!valid40){
break;
}
}
}
else {
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
var valid2 = _errs243 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.known_facts !== undefined){
let data117 = data.known_facts;
const _errs270 = errors;
if(errors === _errs270){
if(data117 && typeof data117 == "object" && !Array.isArray(data117)){
for(const key22 in data117){
let data118 = data117[key22];
const _errs273 = errors;
if(errors === _errs273){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
let missing12;
if(((((data118.value === undefined) && (missing12 = "value")) || ((data118.source === undefined) && (missing12 = "source"))) || ((data118.by === undefined) && (missing12 = "by"))) || ((data118.at === undefined) && (missing12 = "at"))){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
else {
const _errs275 = errors;
for(const key23 in data118){
if(!(((((key23 === "value") || (key23 === "source")) || (key23 === "by")) || (key23 === "at")) || (key23 === "substitutes"))){
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
break;
}
}
if(_errs275 === errors){
if(data118.value !== undefined){
let data119 = data118.value;
const _errs276 = errors;
const _errs277 = errors;
let valid46 = false;
const _errs278 = errors;
if(typeof data119 !== "string"){
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
var _valid7 = _errs278 === errors;
valid46 = valid46 || _valid7;
if(!valid46){
const _errs280 = errors;
if(!((typeof data119 == "number") && (isFinite(data119)))){
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
var _valid7 = _errs280 === errors;
valid46 = valid46 || _valid7;
if(!valid46){
const _errs282 = errors;
if(typeof data119 !== "boolean"){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
var _valid7 = _errs282 === errors;
valid46 = valid46 || _valid7;
}
}
if(!valid46){
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
else {
errors = _errs277;
if(vErrors !== null){
if(_errs277){
vErrors.length = _errs277;
}
else {
vErrors = null;
}
}
}
var valid45 = _errs276 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.source !== undefined){
const _errs284 = errors;
if(typeof data118.source !== "string"){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
var valid45 = _errs284 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.by !== undefined){
const _errs286 = errors;
if(typeof data118.by !== "string"){
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
var valid45 = _errs286 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.at !== undefined){
const _errs288 = errors;
if(typeof data118.at !== "string"){
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
var valid45 = _errs288 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.substitutes !== undefined){
const _errs290 = errors;
if(typeof data118.substitutes !== "string"){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
var valid45 = _errs290 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
}
}
}
else {
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
var valid44 = _errs273 === errors;
if(!valid44){
break;
}
}
}
else {
const err163 = {};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
var valid2 = _errs270 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.assumptions !== undefined){
let data124 = data.assumptions;
const _errs292 = errors;
if(errors === _errs292){
if(data124 && typeof data124 == "object" && !Array.isArray(data124)){
for(const key24 in data124){
let data125 = data124[key24];
const _errs295 = errors;
if(errors === _errs295){
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
let missing13;
if(((((data125.value === undefined) && (missing13 = "value")) || ((data125.because === undefined) && (missing13 = "because"))) || ((data125.by === undefined) && (missing13 = "by"))) || ((data125.at === undefined) && (missing13 = "at"))){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
else {
const _errs297 = errors;
for(const key25 in data125){
if(!((((key25 === "value") || (key25 === "because")) || (key25 === "by")) || (key25 === "at"))){
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
break;
}
}
if(_errs297 === errors){
if(data125.value !== undefined){
let data126 = data125.value;
const _errs298 = errors;
const _errs299 = errors;
let valid49 = false;
const _errs300 = errors;
if(typeof data126 !== "string"){
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
var _valid8 = _errs300 === errors;
valid49 = valid49 || _valid8;
if(!valid49){
const _errs302 = errors;
if(!((typeof data126 == "number") && (isFinite(data126)))){
const err167 = {};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
var _valid8 = _errs302 === errors;
valid49 = valid49 || _valid8;
if(!valid49){
const _errs304 = errors;
if(typeof data126 !== "boolean"){
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
var _valid8 = _errs304 === errors;
valid49 = valid49 || _valid8;
}
}
if(!valid49){
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
else {
errors = _errs299;
if(vErrors !== null){
if(_errs299){
vErrors.length = _errs299;
}
else {
vErrors = null;
}
}
}
var valid48 = _errs298 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data125.because !== undefined){
const _errs306 = errors;
if(typeof data125.because !== "string"){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
var valid48 = _errs306 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data125.by !== undefined){
const _errs308 = errors;
if(typeof data125.by !== "string"){
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
var valid48 = _errs308 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data125.at !== undefined){
const _errs310 = errors;
if(typeof data125.at !== "string"){
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
var valid48 = _errs310 === errors;
}
else {
var valid48 = true;
}
}
}
}
}
}
}
else {
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
var valid47 = _errs295 === errors;
if(!valid47){
break;
}
}
}
else {
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
var valid2 = _errs292 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.conflicts !== undefined){
let data130 = data.conflicts;
const _errs312 = errors;
if(errors === _errs312){
if(data130 && typeof data130 == "object" && !Array.isArray(data130)){
for(const key26 in data130){
let data131 = data130[key26];
const _errs315 = errors;
if(errors === _errs315){
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
let missing14;
if((((((((data131.about === undefined) && (missing14 = "about")) || ((data131.claims === undefined) && (missing14 = "claims"))) || ((data131.likely === undefined) && (missing14 = "likely"))) || ((data131.because === undefined) && (missing14 = "because"))) || ((data131.tracks === undefined) && (missing14 = "tracks"))) || ((data131.by === undefined) && (missing14 = "by"))) || ((data131.at === undefined) && (missing14 = "at"))){
const err175 = {};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
else {
const _errs317 = errors;
for(const key27 in data131){
if(!((((((((key27 === "about") || (key27 === "fact")) || (key27 === "claims")) || (key27 === "likely")) || (key27 === "because")) || (key27 === "tracks")) || (key27 === "by")) || (key27 === "at"))){
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
break;
}
}
if(_errs317 === errors){
if(data131.about !== undefined){
const _errs318 = errors;
if(typeof data131.about !== "string"){
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
var valid51 = _errs318 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.fact !== undefined){
const _errs320 = errors;
if(typeof data131.fact !== "string"){
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
var valid51 = _errs320 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.claims !== undefined){
let data134 = data131.claims;
const _errs322 = errors;
if(errors === _errs322){
if(Array.isArray(data134)){
var valid52 = true;
const len13 = data134.length;
for(let i13=0; i13<len13; i13++){
let data135 = data134[i13];
const _errs324 = errors;
if(errors === _errs324){
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
let missing15;
if((((data135.value === undefined) && (missing15 = "value")) || ((data135.source === undefined) && (missing15 = "source"))) || ((data135.by === undefined) && (missing15 = "by"))){
const err179 = {};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
else {
const _errs326 = errors;
for(const key28 in data135){
if(!(((key28 === "value") || (key28 === "source")) || (key28 === "by"))){
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
break;
}
}
if(_errs326 === errors){
if(data135.value !== undefined){
let data136 = data135.value;
const _errs327 = errors;
const _errs328 = errors;
let valid54 = false;
const _errs329 = errors;
if(typeof data136 !== "string"){
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
var _valid9 = _errs329 === errors;
valid54 = valid54 || _valid9;
if(!valid54){
const _errs331 = errors;
if(!((typeof data136 == "number") && (isFinite(data136)))){
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
var _valid9 = _errs331 === errors;
valid54 = valid54 || _valid9;
if(!valid54){
const _errs333 = errors;
if(typeof data136 !== "boolean"){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
var _valid9 = _errs333 === errors;
valid54 = valid54 || _valid9;
}
}
if(!valid54){
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
else {
errors = _errs328;
if(vErrors !== null){
if(_errs328){
vErrors.length = _errs328;
}
else {
vErrors = null;
}
}
}
var valid53 = _errs327 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data135.source !== undefined){
const _errs335 = errors;
if(typeof data135.source !== "string"){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
var valid53 = _errs335 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data135.by !== undefined){
const _errs337 = errors;
if(typeof data135.by !== "string"){
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
var valid53 = _errs337 === errors;
}
else {
var valid53 = true;
}
}
}
}
}
}
else {
const err187 = {};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
var valid52 = _errs324 === errors;
if(!valid52){
break;
}
}
}
else {
const err188 = {};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
var valid51 = _errs322 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.likely !== undefined){
let data139 = data131.likely;
const _errs339 = errors;
const _errs340 = errors;
let valid55 = false;
const _errs341 = errors;
if(typeof data139 !== "string"){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
var _valid10 = _errs341 === errors;
valid55 = valid55 || _valid10;
if(!valid55){
const _errs343 = errors;
if(data139 !== null){
const err190 = {};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
var _valid10 = _errs343 === errors;
valid55 = valid55 || _valid10;
}
if(!valid55){
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
else {
errors = _errs340;
if(vErrors !== null){
if(_errs340){
vErrors.length = _errs340;
}
else {
vErrors = null;
}
}
}
var valid51 = _errs339 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.because !== undefined){
const _errs345 = errors;
if(typeof data131.because !== "string"){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
var valid51 = _errs345 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.tracks !== undefined){
let data141 = data131.tracks;
const _errs347 = errors;
if(errors === _errs347){
if(Array.isArray(data141)){
var valid56 = true;
const len14 = data141.length;
for(let i14=0; i14<len14; i14++){
const _errs349 = errors;
if(typeof data141[i14] !== "string"){
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
var valid56 = _errs349 === errors;
if(!valid56){
break;
}
}
}
else {
const err194 = {};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
var valid51 = _errs347 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.by !== undefined){
const _errs351 = errors;
if(typeof data131.by !== "string"){
const err195 = {};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
var valid51 = _errs351 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.at !== undefined){
const _errs353 = errors;
if(typeof data131.at !== "string"){
const err196 = {};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
var valid51 = _errs353 === errors;
}
else {
var valid51 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
const err197 = {};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
var valid50 = _errs315 === errors;
if(!valid50){
break;
}
}
}
else {
const err198 = {};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
var valid2 = _errs312 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.flags !== undefined){
let data145 = data.flags;
const _errs355 = errors;
if(errors === _errs355){
if(Array.isArray(data145)){
var valid57 = true;
const len15 = data145.length;
for(let i15=0; i15<len15; i15++){
const _errs357 = errors;
if(typeof data145[i15] !== "string"){
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
var valid57 = _errs357 === errors;
if(!valid57){
break;
}
}
}
else {
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
var valid2 = _errs355 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.observed !== undefined){
let data147 = data.observed;
const _errs359 = errors;
if(errors === _errs359){
if(Array.isArray(data147)){
var valid58 = true;
const len16 = data147.length;
for(let i16=0; i16<len16; i16++){
const _errs361 = errors;
if(typeof data147[i16] !== "string"){
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
var valid58 = _errs361 === errors;
if(!valid58){
break;
}
}
}
else {
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
var valid2 = _errs359 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.runs !== undefined){
let data149 = data.runs;
const _errs363 = errors;
if(errors === _errs363){
if(data149 && typeof data149 == "object" && !Array.isArray(data149)){
for(const key29 in data149){
let data150 = data149[key29];
const _errs366 = errors;
if(errors === _errs366){
if(data150 && typeof data150 == "object" && !Array.isArray(data150)){
let missing16;
if((((((data150.pipeline === undefined) && (missing16 = "pipeline")) || ((data150.track === undefined) && (missing16 = "track"))) || ((data150.visit === undefined) && (missing16 = "visit"))) || ((data150.status === undefined) && (missing16 = "status"))) || ((data150.at === undefined) && (missing16 = "at"))){
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
else {
const _errs368 = errors;
for(const key30 in data150){
if(!(func2.call(schema15.not.not.properties.runs.additionalProperties.properties, key30))){
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
break;
}
}
if(_errs368 === errors){
if(data150.pipeline !== undefined){
const _errs369 = errors;
if(typeof data150.pipeline !== "string"){
const err205 = {};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
var valid60 = _errs369 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.track !== undefined){
const _errs371 = errors;
if(typeof data150.track !== "string"){
const err206 = {};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
var valid60 = _errs371 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.visit !== undefined){
let data153 = data150.visit;
const _errs373 = errors;
if(!(((typeof data153 == "number") && (!(data153 % 1) && !isNaN(data153))) && (isFinite(data153)))){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(errors === _errs373){
if((typeof data153 == "number") && (isFinite(data153))){
if(data153 < 1 || isNaN(data153)){
const err208 = {};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
}
var valid60 = _errs373 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.of !== undefined){
const _errs375 = errors;
if(typeof data150.of !== "string"){
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
var valid60 = _errs375 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.status !== undefined){
const _errs377 = errors;
if(typeof data150.status !== "string"){
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
var valid60 = _errs377 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.task !== undefined){
const _errs379 = errors;
if(typeof data150.task !== "string"){
const err211 = {};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
var valid60 = _errs379 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.state !== undefined){
let data157 = data150.state;
const _errs381 = errors;
if(errors === _errs381){
if(data157 && typeof data157 == "object" && !Array.isArray(data157)){
for(const key31 in data157){
let data158 = data157[key31];
const _errs384 = errors;
const _errs385 = errors;
let valid62 = false;
const _errs386 = errors;
if(typeof data158 !== "string"){
const err212 = {};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
var _valid11 = _errs386 === errors;
valid62 = valid62 || _valid11;
if(!valid62){
const _errs388 = errors;
if(!((typeof data158 == "number") && (isFinite(data158)))){
const err213 = {};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
var _valid11 = _errs388 === errors;
valid62 = valid62 || _valid11;
if(!valid62){
const _errs390 = errors;
if(typeof data158 !== "boolean"){
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
var _valid11 = _errs390 === errors;
valid62 = valid62 || _valid11;
}
}
if(!valid62){
const err215 = {};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
else {
errors = _errs385;
if(vErrors !== null){
if(_errs385){
vErrors.length = _errs385;
}
else {
vErrors = null;
}
}
}
var valid61 = _errs384 === errors;
if(!valid61){
break;
}
}
}
else {
const err216 = {};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
var valid60 = _errs381 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.entry !== undefined){
let data159 = data150.entry;
const _errs392 = errors;
if(!(((typeof data159 == "number") && (!(data159 % 1) && !isNaN(data159))) && (isFinite(data159)))){
const err217 = {};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(errors === _errs392){
if((typeof data159 == "number") && (isFinite(data159))){
if(data159 < 1 || isNaN(data159)){
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
}
var valid60 = _errs392 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data150.at !== undefined){
const _errs394 = errors;
if(typeof data150.at !== "string"){
const err219 = {};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
var valid60 = _errs394 === errors;
}
else {
var valid60 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err220 = {};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
var valid59 = _errs366 === errors;
if(!valid59){
break;
}
}
}
else {
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
var valid2 = _errs363 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seen !== undefined){
let data161 = data.seen;
const _errs396 = errors;
if(errors === _errs396){
if(Array.isArray(data161)){
var valid63 = true;
const len17 = data161.length;
for(let i17=0; i17<len17; i17++){
const _errs398 = errors;
if(typeof data161[i17] !== "string"){
const err222 = {};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
var valid63 = _errs398 === errors;
if(!valid63){
break;
}
}
}
else {
const err223 = {};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
var valid2 = _errs396 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.heard !== undefined){
let data163 = data.heard;
const _errs400 = errors;
if(errors === _errs400){
if(data163 && typeof data163 == "object" && !Array.isArray(data163)){
let missing17;
if((((data163.since === undefined) && (missing17 = "since")) || ((data163.until === undefined) && (missing17 = "until"))) || ((data163.ids === undefined) && (missing17 = "ids"))){
const err224 = {};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
else {
const _errs402 = errors;
for(const key32 in data163){
if(!(((key32 === "since") || (key32 === "until")) || (key32 === "ids"))){
const err225 = {};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
break;
}
}
if(_errs402 === errors){
if(data163.since !== undefined){
const _errs403 = errors;
if(typeof data163.since !== "string"){
const err226 = {};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
var valid64 = _errs403 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data163.until !== undefined){
const _errs405 = errors;
if(typeof data163.until !== "string"){
const err227 = {};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
var valid64 = _errs405 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data163.ids !== undefined){
let data166 = data163.ids;
const _errs407 = errors;
if(errors === _errs407){
if(Array.isArray(data166)){
var valid65 = true;
const len18 = data166.length;
for(let i18=0; i18<len18; i18++){
const _errs409 = errors;
if(typeof data166[i18] !== "string"){
const err228 = {};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
var valid65 = _errs409 === errors;
if(!valid65){
break;
}
}
}
else {
const err229 = {};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
var valid64 = _errs407 === errors;
}
else {
var valid64 = true;
}
}
}
}
}
}
else {
const err230 = {};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
var valid2 = _errs400 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.receipts !== undefined){
let data168 = data.receipts;
const _errs411 = errors;
if(errors === _errs411){
if(data168 && typeof data168 == "object" && !Array.isArray(data168)){
for(const key33 in data168){
const _errs414 = errors;
if(typeof data168[key33] !== "string"){
const err231 = {};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
var valid66 = _errs414 === errors;
if(!valid66){
break;
}
}
}
else {
const err232 = {};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
var valid2 = _errs411 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.refused !== undefined){
let data170 = data.refused;
const _errs416 = errors;
if(errors === _errs416){
if(data170 && typeof data170 == "object" && !Array.isArray(data170)){
for(const key34 in data170){
let data171 = data170[key34];
const _errs419 = errors;
if(errors === _errs419){
if(data171 && typeof data171 == "object" && !Array.isArray(data171)){
let missing18;
if(((data171.hour === undefined) && (missing18 = "hour")) || ((data171.count === undefined) && (missing18 = "count"))){
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
else {
const _errs421 = errors;
for(const key35 in data171){
if(!((key35 === "hour") || (key35 === "count"))){
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
break;
}
}
if(_errs421 === errors){
if(data171.hour !== undefined){
const _errs422 = errors;
if(typeof data171.hour !== "string"){
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
var valid68 = _errs422 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data171.count !== undefined){
let data173 = data171.count;
const _errs424 = errors;
if(!(((typeof data173 == "number") && (!(data173 % 1) && !isNaN(data173))) && (isFinite(data173)))){
const err236 = {};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
var valid68 = _errs424 === errors;
}
else {
var valid68 = true;
}
}
}
}
}
else {
const err237 = {};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
var valid67 = _errs419 === errors;
if(!valid67){
break;
}
}
}
else {
const err238 = {};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
var valid2 = _errs416 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err240 = {};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate51.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate51.errors = vErrors;
return errors === 0;
}
