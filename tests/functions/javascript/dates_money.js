// Dates, money, colours: what a shop's helpers.js holds.

// label: time O(1), space O(1), args "n"
function isLeapYear(year) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// label: time O(1), space O(1), args "n, 2"
const daysInMonth = (year, month) => (month === 2 && isLeapYear(year) ? 29 : DAYS[month - 1]);

// label: time O(1), space O(1), args "n, 12, 24"
function dayOfYear(year, month, day) {
  const before = DAYS.slice(0, month - 1).reduce((total, days) => total + days, 0);
  return before + day + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** 0 is Saturday. */
// label: time O(1), space O(1), args "n, 3, 14"
function weekday(y, m, d) {
  if (m < 3) { m += 12; y -= 1; }
  var k = y % 100, j = Math.floor(y / 100);
  var shift = Math.floor((13 * (m + 1)) / 5);
  return (d + shift + k + Math.floor(k / 4) + Math.floor(j / 4) + 5 * j) % 7;
}

// label: time O(n), space O(1), args "1970, 1970+n"
function daysBetweenYears(from, to) {
  let days = 0;
  for (let y = from; y < to; y++) days += isLeapYear(y) ? 366 : 365;
  return days;
}

// label: time O(n), space O(1), args "0, n"
function businessDays(first, last) {
  let count = 0;
  for (let day = first; day <= last; day++) {
    if (day % 7 !== 5 && day % 7 !== 6) count++;
  }
  return count;
}

// label: time O(1), space O(1), args "n"
function formatDuration(seconds) {
  const units = [['d', 86400], ['h', 3600], ['m', 60], ['s', 1]];
  let out = '';
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) out += count + unit;
  }
  return out || '0s';
}

// label: time O(1), space O(1), args "n, 3"
function monthGrid(year, month) {
  const weeks = [];
  let day = 1 - weekday(year, month, 1);
  for (let w = 0; w < 6; w++) {
    const week = [];
    for (let d = 0; d < 7; d++, day++) {
      week.push(day >= 1 && day <= daysInMonth(year, month) ? day : null);
    }
    weeks.push(week);
  }
  return weeks;
}

// label: time O(n log n), space O(n), args "lines(n,int(10^6),int(10^6))"
function mergeIntervals(intervals) {
  const sorted = intervals
    .map(([a, b]) => (a < b ? [a, b] : [b, a]))
    .sort((x, y) => x[0] - y[0]);
  const merged = [];
  for (const [start, end] of sorted) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

// label: time O(n log n), space O(n), args "ints(n,1,10^6), ints(n,1,10^6)"
function roomsNeeded(starts, ends) {
  starts = [...starts].sort((a, b) => a - b);
  ends = [...ends].sort((a, b) => a - b);
  let rooms = 0, most = 0, e = 0;
  for (const s of starts) {
    while (e < ends.length && ends[e] <= s) {
      e++;
      rooms--;
    }
    most = Math.max(most, ++rooms);
  }
  return most;
}

// label: time O(n^2), space O(1), args "lines(n,int(1,9),int(1,9))"
function conflicts(bookings) {
  let clashes = 0;
  for (const a of bookings) {
    for (const b of bookings) {
      if (a !== b && a[0] < b[1] && b[0] < a[1]) clashes++;
    }
  }
  return clashes / 2;
}

// label: time O(1), space O(1), args "n"
const formatCents = (cents) => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

// label: time O(n), space O(1), args "100, 3, n"
function compound(principal, percent, years) {
  let balance = principal;
  for (let y = 0; y < years; y++) balance += (balance * percent) / 100;
  return balance;
}

// label: time O(1), space O(1), args "100, 3, n"
function compoundClosed(principal, percent, years) {
  return principal * Math.pow(1 + percent / 100, years);
}

// label: time O(n), space O(n), args "10^6, n"
function amortize(loan, months, rate = 0.005) {
  const payment = (loan * rate) / (1 - (1 + rate) ** -months);
  const schedule = [];
  for (let m = 1; m <= months; m++) {
    const interest = loan * rate;
    loan -= payment - interest;
    schedule.push({ month: m, interest, left: loan });
  }
  return schedule;
}

// label: time O(n), space O(n), args "10^6, n"
function splitBill(totalCents, people) {
  const base = Math.floor(totalCents / people);
  const extra = totalCents % people;
  return Array(people).fill(base).map((share, i) => (i < extra ? share + 1 : share));
}

// label: time O(1), space O(1), args "n"
function makeChange(cents) {
  return [200, 100, 50, 20, 10, 5, 2, 1].map((coin) => {
    const count = Math.floor(cents / coin);
    cents %= coin;
    return { coin, count };
  });
}

// label: time O(log n), space O(log n), args "n"
function retryDelays(maxSeconds) {
  const delays = [];
  for (let wait = 1; wait < maxSeconds; wait *= 2) delays.push(wait);
  return delays;
}

// label: time O(log n), space O(1), args "n"
function yearsToDouble(target) {
  let money = 1, years = 0;
  while (money < target) {
    money *= 1.5;
    years++;
  }
  return years;
}

// label: time O(1), space O(1), args "n"
function unpackColor(value) {
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 };
}

// label: time O(1), space O(1), args "n, 3, 4, 5"
function distance(x1, y1, x2, y2) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  return Math.sqrt(dx * dx + dy * dy);
}

// label: time O(n), space O(1), args "ints(n,1,999)"
function bestTrade(prices) {
  let cheapest = Infinity, profit = 0;
  for (const p of prices) {
    if (p < cheapest) cheapest = p;
    else if (p - cheapest > profit) profit = p - cheapest;
  }
  return profit;
}

// label: time O(n^2), space O(1), args "ints(n,1,999)"
function bestTradeBrute(prices) {
  let profit = 0;
  for (let buy = 0; buy < prices.length; buy++) {
    const later = prices.length - 1;
    for (let sell = later; sell > buy; sell--) {
      profit = Math.max(profit, prices[sell] - prices[buy]);
    }
  }
  return profit;
}

// label: time O(n), space O(n), args "ints(n,1,99), 7"
function movingAverage(values, span) {
  const averages = [];
  let sum = 0;
  values.forEach((v, i) => {
    sum += v;
    if (i >= span) sum -= values[i - span];
    if (i >= span - 1) averages.push(sum / span);
  });
  return averages;
}

module.exports = {
  isLeapYear, daysInMonth, dayOfYear, weekday, daysBetweenYears, businessDays, formatDuration,
  monthGrid, mergeIntervals, roomsNeeded, conflicts, formatCents, compound, compoundClosed,
  amortize, splitBill, makeChange, retryDelays, yearsToDouble, unpackColor, distance, bestTrade,
  bestTradeBrute, movingAverage,
};
