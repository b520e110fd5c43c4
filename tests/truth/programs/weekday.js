// argus run tests/truth/programs/weekday.js --function weekday --args 'n'
// time: O(1), memory: O(1), auxiliary: O(1)
// The day of the week: only calculation.
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekday = (day) => DAYS[(day + Math.floor(day / 4) - Math.floor(day / 100)) % DAYS.length];
module.exports = { weekday };
