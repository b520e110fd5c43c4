/* What of an input expression comes from chance: its bytes for a seed, and its properties. */
#include <stdlib.h>

#include <jansson.h>

#include "input_made.h"

/* The seed contract: users compare runs over months and machines, so these bytes stay. A change
 * here changes every input that was ever recorded. */
static void the_same_seed_gives_these_bytes(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"n; ints(n)", 5, "5\n897214549 143220872 771969063 392835418 298456298\n",
			"integers"},
		{"int(), int(-9,9), float(-2,2)", 1, "196738327 1 1.591645\n", "scalars"},
		{"floats(3); perm(n); shuffled(range(n))", 7,
			"0.196738 0.898319 0.504951\n5 3 6 2 4 1 7\n1 3 0 5 6 2 4\n", "lists"},
		{"string(n); words(3,int(1,6)); grid(2,n)", 6,
			"fxnsna\nxdukh arntgy pdf\n#.##..\n....##\n", "texts"},
		{"nearly_sorted(ints(n,1,99)); sorted(ints(n,1,99))", 8,
			"13 95 55 57 69 87 91 52\n17 20 21 38 58 68 73 90\n", "orders"},
		{"lines(3,int(9),string(2)); matrix(2,3)", 1,
			"4 yc\n9 to\n8 hz\n89 14 77\n39 29 0\n", "rows"},
		{"graph(n,n+1)", 4, "1 4\n3 2\n4 3\n4 2\n2 1\n", "a graph"},
		{"graph(n,2)", 6, "2 4\n1 6\n", "a graph in parts"},
		{"tree(n,base=0)", 5, "1 4\n0 4\n2 4\n1 3\n", "a tree"},
		{"dag(n,n)", 4, "4 1\n3 1\n2 3\n4 2\n", "a directed graph"},
		{"repeat(3,int(9)), ints(2,-2^62*2,2^62-1+2^62)", 1,
			"4 9 8 1362462086232102786 7883342399652621544\n",
			"one running stream, and a full span"},
	};
	check_rows(rows, ARRAY_LEN(rows), INPUT_STDIN);
}

static void another_seed_gives_other_bytes(void **state)
{
	(void)state;
	static const char *const texts[] = {"int()", "float()", "ints(9)", "floats(9)", "perm(20)",
		"shuffled(range(20))", "string(9)", "words(3)", "matrix(3,3)", "grid(5,5)",
		"graph(9,12)", "tree(20)", "dag(9,12)", "nearly_sorted(range(900))"};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		owned(mem_free_text) char *one = made_with(texts[i], INPUT_STDIN, 9, 1, PLENTY);
		owned(mem_free_text) char *again = made_with(texts[i], INPUT_STDIN, 9, 1, PLENTY);
		owned(mem_free_text) char *other = made_with(texts[i], INPUT_STDIN, 9, 2, PLENTY);
		assert_string_equal(one, again);
		if (strcmp(one, other) == 0)
			fail_msg("%s does not depend on the seed", texts[i]);
	}
}

static void an_edit_of_one_part_leaves_the_others_alone(void **state)
{
	(void)state;
	static const struct {
		const char *before, *after, *why;
	} rows[] = {
		{"n; ints(5)", "words(3); ints(5)", "another line before it"},
		{"int(); ints(5)", "1+int(), 2; ints(5)", "more chance before it"},
		{"n; ints(5)", "  n  ;  ints( 5 )", "blanks"},
		{"ints(2); ints(5)", "ints(2); (ints(5))", "parentheses"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(mem_free_text) char *before = made(rows[i].before, INPUT_STDIN, 4);
		owned(mem_free_text) char *after = made(rows[i].after, INPUT_STDIN, 4);
		assert_row(strcmp(strchr(before, '\n'), strchr(after, '\n')) == 0, &rows[i]);
	}
	owned(mem_free_text) char *same = made("ints(9)  ;ints(9)", INPUT_STDIN, 1);
	char *second = strchr(same, '\n') + 1;
	assert_true(strncmp(same, second, (size_t)(second - same)) != 0);
}

/* Numbers of a JSON list of numbers. */
static int64_t number_at(const json_t *list, size_t i)
{
	return json_integer_value(json_array_get(list, i));
}

/* The first argument that an expression makes. */
static json_t *value_of(const char *text, uint64_t n, uint64_t seed)
{
	owned(mem_free_text) char *json = made_with(text, INPUT_ARGS, n, seed, PLENTY);
	json_error_t error;
	json_t *args = json_loads(json, 0, &error);
	if (!args)
		fail_msg("%s gave no JSON: %s", text, json);
	json_t *value = json_incref(json_array_get(args, 0));
	json_decref(args);
	return value;
}

static void numbers_lie_between_their_bounds(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t low, high;
		const char *why;
	} rows[] = {
		{"ints(n,-3,3)", -3, 3, "both bounds"},
		{"ints(n,6)", 1, 6, "a bound alone is the upper one"},
		{"repeat(n,int(2,5))", 2, 5, "a random item is made anew"},
		{"lines(n,int(4))", 1, 4, "in lines, too"},
		{"ints(n,0,0)", 0, 0, "one number"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		json_t *list = value_of(rows[i].text, 2000, 3);
		int64_t low = INT64_MAX;
		int64_t high = INT64_MIN;
		for (size_t k = 0; k < json_array_size(list); k++) {
			low = number_at(list, k) < low ? number_at(list, k) : low;
			high = number_at(list, k) > high ? number_at(list, k) : high;
		}
		assert_row(json_array_size(list) == 2000, &rows[i]);
		/* Of so few values, 2000 draws miss none. */
		assert_row(low == rows[i].low && high == rows[i].high, &rows[i]);
		json_decref(list);
	}
	json_t *wide = value_of("ints(n,-2^62*2,2^62-1+2^62)", 50, 1);
	assert_int_equal(json_array_size(wide), 50);
	json_decref(wide);
	json_t *fractions = value_of("floats(n,-1,2)", 500, 1);
	for (size_t k = 0; k < 500; k++) {
		double value = json_real_value(json_array_get(fractions, k));
		assert_true(value >= -1 && value <= 2);
	}
	json_decref(fractions);
}

static void a_permutation_holds_each_number_once(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"perm(n)", "shuffled(perm(n))", "nearly_sorted(perm(n))", "reversed(perm(n))"};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		bool seen[301] = {false};
		json_t *list = value_of(texts[i], 300, 5);
		assert_int_equal(json_array_size(list), 300);
		for (size_t k = 0; k < 300; k++) {
			int64_t value = number_at(list, k);
			assert_true(value >= 1 && value <= 300 && !seen[value]);
			seen[value] = true;
		}
		json_decref(list);
	}
}

static void sorted_lists_ascend(void **state)
{
	(void)state;
	json_t *numbers = value_of("sorted(ints(n,-50,50))", 400, 1);
	for (size_t k = 1; k < 400; k++)
		assert_true(number_at(numbers, k - 1) <= number_at(numbers, k));
	json_decref(numbers);

	json_t *words = value_of("sorted(words(n,int(0,12),'ab'))", 400, 1);
	for (size_t k = 1; k < 400; k++)
		assert_true(strcmp(json_string_value(json_array_get(words, k - 1)),
				    json_string_value(json_array_get(words, k))) <= 0);
	json_decref(words);

	json_t *rows = value_of("sorted(lines(n,int(3),int(9)))", 400, 1);
	for (size_t k = 1; k < 400; k++) {
		const json_t *a = json_array_get(rows, k - 1);
		const json_t *b = json_array_get(rows, k);
		assert_true(number_at(a, 0) < number_at(b, 0) ||
			(number_at(a, 0) == number_at(b, 0) && number_at(a, 1) <= number_at(b, 1)));
	}
	json_decref(rows);

	/* A list that ends before the other comes first. */
	json_t *lists = value_of("sorted(repeat(n,range(int(0,9))))", 100, 1);
	for (size_t k = 1; k < 100; k++)
		assert_true(json_array_size(json_array_get(lists, k - 1)) <=
			json_array_size(json_array_get(lists, k)));
	json_decref(lists);
}

static void nearly_sorted_is_off_by_one_item_in_a_hundred(void **state)
{
	(void)state;
	json_t *list = value_of("nearly_sorted(range(n))", 10000, 1);
	unsigned off = 0;
	for (size_t k = 0; k < 10000; k++) {
		int64_t distance = number_at(list, k) - (int64_t)k;
		off += distance != 0;
		/* Swaps reach 10 places; one item may be hit by a few. */
		assert_true(distance >= -40 && distance <= 40);
	}
	assert_in_range(off, 150, 200);
	json_decref(list);
}

struct shape {
	const char *text;
	uint64_t n;
	size_t edges;
	bool connected;
	const char *why;
};

static size_t root_of_vertex(const size_t *parents, size_t vertex)
{
	while (parents[vertex] != vertex)
		vertex = parents[vertex];
	return vertex;
}

/* Simple, on n vertices from `base`, with as many edges as the row says. */
static void check_graph(const struct shape *row, size_t base, uint64_t seed)
{
	json_t *edges = value_of(row->text, row->n, seed);
	size_t n = (size_t)row->n;
	bool *seen = mem_array(n * n, sizeof *seen);
	size_t *parents = mem_array(n, sizeof *parents);
	size_t parts = n;
	for (size_t i = 0; i < n; i++)
		parents[i] = i;
	assert_row(json_array_size(edges) == row->edges, row);
	for (size_t k = 0; k < row->edges; k++) {
		size_t u = (size_t)number_at(json_array_get(edges, k), 0) - base;
		size_t v = (size_t)number_at(json_array_get(edges, k), 1) - base;
		assert_row(u < n && v < n && u != v, row);
		assert_row(!seen[u * n + v] && !seen[v * n + u], row);
		seen[u * n + v] = true;
		size_t a = root_of_vertex(parents, u);
		size_t b = root_of_vertex(parents, v);
		parts -= a != b;
		parents[a] = b;
	}
	assert_row(!row->connected || parts == 1, row);
	free(seen);
	free(parents);
	json_decref(edges);
}

static void graphs_are_simple_and_connected_when_they_can_be(void **state)
{
	(void)state;
	static const struct shape rows[] = {
		{"graph(n,2*n)", 50, 100, true, "sparse"},
		{"graph(n,n-1)", 40, 39, true, "just a tree"},
		{"graph(n,n*(n-1)/2)", 30, 435, true, "complete"},
		{"graph(n,n*(n-1)/2-1)", 30, 434, true, "all but one"},
		{"graph(n,n/2)", 60, 30, false, "too few edges for a tree"},
		{"graph(n,1)", 2, 1, true, "one edge"},
		{"tree(n)", 70, 69, true, "a tree"},
		{"dag(n,3*n)", 40, 120, true, "directed"},
		{"dag(n,n*(n-1)/2)", 20, 190, true, "a complete order"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		for (uint64_t seed = 1; seed <= 20; seed++)
			check_graph(&rows[i], 1, seed);
	}
	static const struct shape from_zero = {"graph(n,n+3,base=0)", 9, 12, true, "base 0"};
	check_graph(&from_zero, 0, 1);
}

static void a_dag_has_no_cycle(void **state)
{
	(void)state;
	enum { VERTICES = 12, EDGES = 40 };
	json_t *edges = value_of("dag(12,40)", 1, 4);
	bool reaches[VERTICES + 1][VERTICES + 1] = {{false}};
	for (size_t k = 0; k < EDGES; k++) {
		const json_t *edge = json_array_get(edges, k);
		reaches[number_at(edge, 0)][number_at(edge, 1)] = true;
	}
	for (size_t k = 1; k <= VERTICES; k++) {
		for (size_t i = 1; i <= VERTICES; i++) {
			for (size_t j = 1; j <= VERTICES; j++)
				reaches[i][j] |= reaches[i][k] && reaches[k][j];
		}
	}
	for (size_t i = 1; i <= VERTICES; i++)
		assert_false(reaches[i][i]);
	json_decref(edges);
}

static void every_edge_is_as_likely_as_another(void **state)
{
	(void)state;
	unsigned counts[5][5] = {{0}};
	for (uint64_t seed = 0; seed < 3000; seed++) {
		json_t *edges = value_of("graph(4,2)", 1, seed);
		for (size_t k = 0; k < 2; k++) {
			const json_t *edge = json_array_get(edges, k);
			counts[number_at(edge, 0)][number_at(edge, 1)]++;
		}
		json_decref(edges);
	}
	/* 6000 edges over 12 ordered pairs: 500 each, give or take five standard deviations. */
	for (size_t i = 1; i <= 4; i++) {
		for (size_t j = 1; j <= 4; j++) {
			if (i != j)
				assert_in_range(counts[i][j], 390, 610);
		}
	}
}

static void letters_come_from_the_alphabet(void **state)
{
	(void)state;
	static const struct {
		const char *text, *alphabet, *why;
	} rows[] = {
		{"string(n)", "abcdefghijklmnopqrstuvwxyz", "lower case, left out"},
		{"string(n,'01')", "01", "given"},
		{"repeat(1,string(n,'xyz'))", "xyz", "in a list"},
		{"grid(1,n)", ".#", "a grid"},
		{"words(1,n,'ab')", "ab", "words"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		json_t *value = value_of(rows[i].text, 500, 1);
		json_t *first = json_is_array(value) ? json_array_get(value, 0) : value;
		const char *text = json_string_value(first);
		assert_row(strlen(text) == 500 && strspn(text, rows[i].alphabet) == 500, &rows[i]);
		for (const char *letter = rows[i].alphabet; *letter; letter++)
			assert_row(strchr(text, *letter), &rows[i]);
		json_decref(value);
	}
	json_t *words = value_of("words(n)", 20, 1);
	for (size_t k = 0; k < 20; k++)
		assert_int_equal(json_string_length(json_array_get(words, k)), 5);
	json_decref(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_seed_gives_these_bytes),
		cmocka_unit_test(another_seed_gives_other_bytes),
		cmocka_unit_test(an_edit_of_one_part_leaves_the_others_alone),
		cmocka_unit_test(numbers_lie_between_their_bounds),
		cmocka_unit_test(a_permutation_holds_each_number_once),
		cmocka_unit_test(sorted_lists_ascend),
		cmocka_unit_test(nearly_sorted_is_off_by_one_item_in_a_hundred),
		cmocka_unit_test(graphs_are_simple_and_connected_when_they_can_be),
		cmocka_unit_test(a_dag_has_no_cycle),
		cmocka_unit_test(every_edge_is_as_likely_as_another),
		cmocka_unit_test(letters_come_from_the_alphabet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
