/* What the reports of a run say in words. Plain text on one line, into an empty `out`; not
 * escaped: laws and reasons come out of a history, too, and that is a file like any other. */
#ifndef ARGUS_REPORT_RUN_WORDS_H
#define ARGUS_REPORT_RUN_WORDS_H

#include "argus/run.h"
#include "report/forecast.h"
#include "report/sizes.h"

/* "sort.py", "lib.py › two_sum". */
void run_words_subject(struct str *out, const struct run *run);

/* "sure (97 %); not ruled out: O(n)", and the reason where there is one. */
void run_words_certainty(struct str *out, const struct verdict *verdict);

/* "run 01HF…, sandbox full, seed 1, 3.2 s, commit …" */
void run_words_facts(struct str *out, const struct run *run);

/* What all lines counted together. */
double run_words_total(const struct counts *counts);

/* What was counted at n; NULL where nothing was. */
const struct count_point *run_words_counted_at(const struct run *run, uint64_t n);

/* Was anything counted at one of the sizes? */
bool run_words_any_counted(const struct run *run, const struct report_sizes *sizes);

/* What the class means: "Doubling n makes it take about 4 times as long." Empty where that cannot
 * be told. */
void run_words_growth(struct str *out, const struct run *run, bool utf8);

/* "At n = 1,000,000: about 14 s, 12 to 17 s; memory …" */
void run_words_prediction(struct str *out, const struct forecast *forecast, size_t which);

/* "10 sizes from 1,000 to 1,000,000, 4 to 5 trials each"; there is a size. */
void run_words_effort(struct str *out, const struct report_sizes *sizes);

/* What the count rests on: the law where there is one, and the range in which it was seen. */
void run_words_counted(struct str *out, const struct run *run);

/* How far the seeds are apart at the largest n, and where a limit was met; may be empty. */
void run_words_seeds(struct str *out, const struct counts *counts);

#endif
