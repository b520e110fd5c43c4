#include <math.h>

#include "report/plot.h"
#include "unit.h"

static const struct term utf8_80 = {.width = 80, .utf8 = true};
static const struct term utf8_120 = {.width = 120, .utf8 = true};
static const struct term ascii_80 = {.width = 80};

/* Squares from 1,000 to 32,000, the first with slow trials, one predicted. */
static const struct plot_point squares[] = {
	{1000, 1e-3, 1e-3, 4e-3, false},
	{2000, 4e-3, 4e-3, 4e-3, false},
	{4000, 16e-3, 16e-3, 16e-3, false},
	{8000, 64e-3, 64e-3, 64e-3, false},
	{16000, 256e-3, 256e-3, 256e-3, false},
	{32000, 1.024, 1.024, 1.024, true},
};
static const struct fit_range parabola[] = {
	{1000, 0.5e-3, 1e-3, 2e-3}, {16000, 0.2, 0.256, 0.3}, {32000, 0.5, 1.024, 2.048}};

static const struct plot square_plot = {.points = squares,
	.points_len = ARRAY_LEN(squares),
	.curve = parabola,
	.curve_len = ARRAY_LEN(parabola),
	.amount = AMOUNT_SECONDS,
	.indent = 2,
	.rows = 8,
	.value_name = "time",
	.curve_name = "O(n^2)"};

static void assert_drawn(const struct plot *plot, const struct term *term, const char *expected)
{
	owned(str_done) struct str out = {0};
	plot_print(plot, term, &out);
	if (strcmp(str_text(&out), expected) != 0)
		fail_msg("drawn:\n%s\nexpected:\n%s", str_text(&out), expected);
}

static void assert_fits(const struct plot *plot, const struct term *term)
{
	owned(str_done) struct str out = {0};
	plot_print(plot, term, &out);
	char *rest = out.text;
	for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
		if (term_columns(line) > (size_t)term->width)
			fail_msg("%zu columns of %d: '%s'", term_columns(line), term->width, line);
	}
}

/* clang-format off */
static const char drawn_80[] =
	"  time, log scales   ● measured   ⠤⠤ O(n^2)   ⠅⡂ 95 % range   ◇ predicted\n"
	"    1 s ┤                                                                   ⢀◇\n"
	"        │                                                        ⢀⣀⣀⡠⠤⠤⠒⠒⠊⠉⠉⠁⠄\n"
	"        │                                              ⣀⣀⡠⠤⠤⠒⠒⠒⠉●⠁\n"
	"        │                                   ⣀⣀⡠⠤⠤⠔●⠒⠉⠉⠉\n"
	"        │                        ⣀⣀⣀⠤●⠔⠒⠒⠊⠉⠉\n"
	"  10 ms ┤ │           ⢀⣀●⠤⠤⠤⠒⠒⠊⠉⠉\n"
	"        │ │⢀⣀⣀⡠⠤⠤⠒⠒⠊⠉⠉⠁\n"
	"        │ ●⠁⠄    ⠁\n"
	"        └─┬─────────────┬────────────────┬────────────┬─────────────┬──────────\n"
	"          1k            2k               5k          10k           20k        n\n";

static const char drawn_in_ascii[] =
	"  time, log scales   o measured   -- O(n^2)   :: 95 % range   ? predicted\n"
	"    1 s +                                                               : ::.?\n"
	"        |                                                         ...----''':\n"
	"        |                                              ...----''o'   :\n"
	"        |                                   ....--o''''\n"
	"        |                   ::  :....o--''''\n"
	"  10 ms + |     ::: ::..o.----''':   :\n"
	"        | |:...----'''::  ::\n"
	"        | o':: :::\n"
	"        +-+-------------+----------------+------------+-------------+----------\n"
	"          1k            2k               5k          10k           20k        n\n";

static const char drawn_linear[] =
	"seconds, log scale   o measured   -- O(2^n)   :: 95 % range\n"
	"      |                                                             ....----'o\n"
	"      |                                                ....-----''''\n"
	"10 us +                                    ....----'''o\n"
	"      |                        o...----''''\n"
	"      |           ....-----''''\n"
	" 1 us + o.----''''\n"
	"      +-+-----------+----------+-----------+----------+----------+-------------\n"
	"        10          11         12          13         14         15           n\n";

static const char drawn_single[] =
	"bytes, log scales   o measured\n"
	"      |\n"
	"4 KiB +\n"
	"      |                     o\n"
	"1 KiB +\n"
	"      |\n"
	"      ++-------+------------+--------------------\n"
	"       70      80          100                  n\n";

static const char drawn_with_zero[] =
	"value, log scales   ● measured   ▽ 0\n"
	"   │\n"
	"   │\n"
	"   │                                    ●\n"
	"1k ┤\n"
	"   │        ▽\n"
	"   └────┬─────────┬───────┬─────────────┬────────\n"
	"        60        70      80           100      n\n";
/* clang-format on */

static const char drawn_120[] =
	"  time, log scales   ● measured   ⠤⠤ O(n^2)   ⠅⡂ 95 % range   ◇ predicted\n"
	"    1 s ┤                                                                                 "
	"                        ⠂⣀◇\n"
	"        │                                                                                 "
	"        ⣀⣀⣀⣀⠤⠤⠤⠤⠔⠒⠒⠒⠊⠉⠉⠉⠉⠄⠄\n"
	"        │                                                                        "
	"⣀⣀⣀⣀⠤⠤⠤⠤⠔⠒⠒⠒⠊⠉●⠉⠉\n"
	"        │                                                       ⣀⣀⣀⣀⠤⠤⠤⠤⠔⠒●⠒⠊⠉⠉⠉⠉\n"
	"        │                                      ⣀⣀⣀⣀⡠⠤●⠤⠔⠒⠒⠒⠒⠉⠉⠉⠉\n"
	"  10 ms ┤  │         ⡀   ⠄    ⣀⣀●⣀⡠⠤⠤⠤⠔⠒⠒⠒⠒⠉⠉⠉⠉\n"
	"        │  │⠂⣀⣀⣀⣀⡠⠤⠤⠤⠔⠒⠒⠒⠒⠉⠉⠉⠉⠄\n"
	"        │  ●⠉⠄⠄   ⠂   ⠁\n"
	"        "
	"└──┬────────────────────┬───────────┬────────┬───────────┬────────┬──────┬────────────────"
	"────┬───────────┬────\n"
	"           1k                   2k          3k       4k          6k       8k    10k       "
	"           20k         30k  n\n";

static void samples_curve_and_band_are_told_apart_without_colour(void **state)
{
	(void)state;
	assert_drawn(&square_plot, &utf8_80, drawn_80);
}

static void a_wide_terminal_has_a_wide_plot(void **state)
{
	(void)state;
	assert_drawn(&square_plot, &utf8_120, drawn_120);
}

static void ascii_has_no_other_letters(void **state)
{
	(void)state;
	assert_drawn(&square_plot, &ascii_80, drawn_in_ascii);
}

static void exponential_growth_is_a_line_over_linear_sizes(void **state)
{
	(void)state;
	static const struct plot_point points[] = {{10, 1e-6, 1e-6, 1e-6, false},
		{12, 4e-6, 4e-6, 4e-6, false}, {14, 16e-6, 16e-6, 16e-6, false},
		{16, 64e-6, 64e-6, 64e-6, false}};
	static const struct fit_range curve[] = {{10, 1e-6, 1e-6, 1e-6}, {16, 64e-6, 64e-6, 64e-6}};
	assert_drawn(&(struct plot){.points = points,
			     .points_len = ARRAY_LEN(points),
			     .curve = curve,
			     .curve_len = ARRAY_LEN(curve),
			     .amount = AMOUNT_SECONDS,
			     .linear = true,
			     .rows = 6,
			     .value_name = "seconds",
			     .curve_name = "O(2^n)"},
		&ascii_80, drawn_linear);
}

static void a_single_size_and_zeros_need_no_curve(void **state)
{
	(void)state;
	static const struct plot_point points[] = {
		{64, 0, 0, 0, false}, {100, 2048, 2048, 2048, false}};
	assert_drawn(&(struct plot){.points = points + 1,
			     .points_len = 1,
			     .amount = AMOUNT_BYTES,
			     .rows = 5,
			     .value_name = "bytes"},
		&(struct term){.width = 50}, drawn_single);
	assert_drawn(&(struct plot){.points = points,
			     .points_len = 2,
			     .amount = AMOUNT_PLAIN,
			     .rows = 5,
			     .value_name = "value"},
		&(struct term){.width = 50, .utf8 = true}, drawn_with_zero);
}

static void nothing_to_draw_or_no_room_is_no_plot(void **state)
{
	(void)state;
	static const struct plot_point zero = {10, 0, 0, 0, false};
	assert_drawn(&(struct plot){.rows = 8, .value_name = "time"}, &utf8_80, "");
	assert_drawn(&(struct plot){.points = &zero, .points_len = 1, .rows = 8}, &utf8_80, "");
	assert_drawn(&square_plot, &(struct term){.width = 20}, "");
}

static void no_line_is_longer_than_the_terminal(void **state)
{
	(void)state;
	static const int widths[] = {30, 40, 64, 80, 100, 120, 200, 1000};
	static const struct plot_point far[] = {{1, 1e-9, 1e-9, 1e-9, false},
		{1e12, 1e30, 1e30, 1e30, false}, {1e18, 1e300, 1e-300, 1e300, false}};
	static const struct fit_range wild[] = {{1, 1e-300, 1e-9, 1e300}, {1e18, 0, 1e300, 1e308}};
	for (size_t i = 0; i < 2 * ARRAY_LEN(widths); i++) {
		const struct term term = {.width = widths[i / 2], .utf8 = i % 2};
		assert_fits(&square_plot, &term);
		assert_fits(&(struct plot){.points = far,
				    .points_len = ARRAY_LEN(far),
				    .curve = wild,
				    .curve_len = ARRAY_LEN(wild),
				    .amount = (enum amount)(i % AMOUNT_COUNT),
				    .linear = i % 4 == 3,
				    .rows = 1000,
				    .value_name = "value",
				    .curve_name = "O(n!)"},
			&term);
	}
}

static void colour_changes_no_letter(void **state)
{
	(void)state;
	const struct term fancy = {.width = 80, .utf8 = true, .colour = true};
	owned(str_done) struct str plain = {0};
	owned(str_done) struct str coloured = {0};
	owned(str_done) struct str bare = {0};
	plot_print(&square_plot, &utf8_80, &plain);
	plot_print(&square_plot, &fancy, &coloured);
	assert_non_null(strstr(str_text(&coloured), "\033["));
	for (const char *at = str_text(&coloured); *at; at++) {
		if (*at == '\033')
			at = strchr(at, 'm');
		else
			str_add_char(&bare, *at);
	}
	assert_string_equal(str_text(&bare), str_text(&plain));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_curve_and_band_are_told_apart_without_colour),
		cmocka_unit_test(a_wide_terminal_has_a_wide_plot),
		cmocka_unit_test(ascii_has_no_other_letters),
		cmocka_unit_test(exponential_growth_is_a_line_over_linear_sizes),
		cmocka_unit_test(a_single_size_and_zeros_need_no_curve),
		cmocka_unit_test(nothing_to_draw_or_no_room_is_no_plot),
		cmocka_unit_test(no_line_is_longer_than_the_terminal),
		cmocka_unit_test(colour_changes_no_letter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
