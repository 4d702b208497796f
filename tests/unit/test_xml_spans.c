#include "fixture.h"

#include "xml/events.h"
#include "xml/spans.h"
#include "xml/xml.h"

/* Every element of the tree begins where its span says, and ends in its own end tag. */
static void
compare(const struct xml_node *n, const char *s, const struct xml_spans *spans, size_t *seen)
{
	const struct xml_span *at;
	char *tail;

	if (n->text)
		return;
	assert_true(n->nth < spans->n);
	at = &spans->v[n->nth];
	assert_true(s[at->head] == '<');
	assert_true(strncmp(s + at->head + 1, n->name, strlen(n->name)) == 0);
	tail = malloc(strlen(n->name) + 4);
	sprintf(tail, "</%s>", n->name);
	if (at->is_empty)
		assert_true(s[at->end - 2] == '/' && at->tail == at->end);
	else
		assert_true(strncmp(s + at->tail, tail, strlen(tail)) == 0 &&
			    at->end == at->tail + strlen(tail));
	free(tail);
	++*seen;
	for (const struct xml_node *c = n->first; c; c = c->next)
		compare(c, s, spans, seen);
}

static void
expect_spans(const char *text)
{
	struct fixture f;
	struct xml_node *root;
	struct xml_spans spans;
	size_t seen = 0;

	fixture_open(&f);
	root = xml_read_bytes(f.arena, "x.xml", text, strlen(text), NULL, f.diag);
	assert_non_null(root);
	spans = xml_spans_find(f.arena, text, strlen(text));
	compare(root, text, &spans, &seen);
	assert_int_equal(seen, spans.n);
	fixture_close(&f);
}

static void
test_xml_spans__what_looks_like_a_tag(void **state)
{
	(void)state;
	expect_spans("\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- <a> --><r x='>' y=\"/>\">"
		     "<![CDATA[<b>]]><?pi <c>?><a  /><b k = 'v' >t<c/></b></r><!-- <d/> -->");
	expect_spans("<r/>");
	expect_spans("<r\n\ta=\"1\"\r\n>\r\n</r>");
}

static void
expect_attr(const char *text, const char *name, const char *want)
{
	struct arena *a = arena_new();
	struct xml_spans spans = xml_spans_find(a, text, strlen(text));
	struct xml_attr_span at;

	assert_int_equal(xml_attr_find(text, &spans.v[0], name, &at), want != NULL);
	if (want) {
		assert_int_equal(at.value_end - at.value, strlen(want));
		assert_memory_equal(text + at.value, want, strlen(want));
	}
	arena_free(a);
}

static void
test_xml_spans__attributes(void **state)
{
	(void)state;
	expect_attr("<r a=\"1\" ab='2 a=\"3\"' c = \"\"/>", "a", "1");
	expect_attr("<r a=\"1\" ab='2 a=\"3\"' c = \"\"/>", "ab", "2 a=\"3\"");
	expect_attr("<r a=\"1\" ab='2' c = \"\"/>", "c", "");
	expect_attr("<r a=\"1\" ab='2' c = \"\"/>", "b", NULL);
	expect_attr("<r/>", "r", NULL);
}

static int
note_start(void *ctx, const char *name, const struct xml_event_attr *attrs, size_t n)
{
	char *s = ctx;

	sprintf(s + strlen(s), "<%s", name);
	for (size_t i = 0; i < n; i++)
		sprintf(s + strlen(s), " %s=%.*s", attrs[i].name, (int)attrs[i].n, attrs[i].value);
	strcat(s, ">");
	return strcmp(name, "stop") == 0;
}

static int
note_text(void *ctx, const char *s, size_t n)
{
	strncat(ctx, s, n);
	return 0;
}

static const struct xml_events noting = {note_start, note_text, NULL};

static void
expect_events(const char *text, int rc, const char *want)
{
	struct arena *a = arena_new();
	char got[400] = "";
	const char *why;

	assert_int_equal(xml_events_read(a, text, strlen(text), &noting, got, &why), rc);
	assert_string_equal(got, want);
	arena_free(a);
}

static void
test_xml_events__names_are_local(void **state)
{
	(void)state;
	expect_events(
		"<a:r xmlns:a=\"u\" a:k=\"v&amp;\"><s>x&lt;&#x41;&amp;<![CDATA[<]]></s></a:r>", 0,
		"<r k=v&><s>x<A&<");
}

static void
test_xml_events__faults_and_stops(void **state)
{
	(void)state;
	expect_events("<r><a></r>", -1, "<r><a>");
	expect_events("<r><stop/><a/></r>", -1, "<r><stop>");
	expect_events("<!DOCTYPE r [<!ENTITY e \"eee\">]><r>&e;</r>", -1, "");
	expect_events("", -1, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml_spans__what_looks_like_a_tag),
		cmocka_unit_test(test_xml_spans__attributes),
		cmocka_unit_test(test_xml_events__names_are_local),
		cmocka_unit_test(test_xml_events__faults_and_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
