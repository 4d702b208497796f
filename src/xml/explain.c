#include "xml/door.h"

#include "base/utf8.h"
#include "xml/propose.h"

#include <string.h>

#define ARROW " \u2192 "    /* between what stands there and what may stand there */
#define SHOWN_VALUE 60      /* [code points] of a user's value in a message */
#define VALUES_OF_LIBXML 10 /* longer lists of allowed elements arrive cut */
#define SHOWN_VALUE_BUF (SHOWN_VALUE * UTF8_MAX + 8)

/* What a value looks like; the schema's patterns are no reading for users. */
static const struct form {
	const char *element; /* NULL = any */
	const char *attr;    /* NULL = the element's text */
	const char *form;
} forms[] = {
	{"meeting", "start", "2025-03-25T18:00:00+01:00"},
	{"meeting", "end", "2025-03-25T18:00:00+01:00"},
	{"publication", "from", "2026-Q3 | 2026-H1 | 2026-07 | 2026 | 2026-09-23"},
	{"actionField", "number", "1"},
	{"measure", "code", "SB-01"},
	{NULL, "date", "2025-03-25"},
	{NULL, "validFrom", "2025-03-25"},
	{NULL, "start", "2025-03-25"},
	{NULL, "end", "2025-03-25"},
	{NULL, "due", "2025-03-25"},
	{NULL, "done", "2025-03-25"},
	{NULL, "amount", "1234.50"},
	{NULL, "value", "12.5"},
	{NULL, "fte", "0.5"},
	{NULL, "year", "2026"},
	{NULL, "decimals", "0 \u2026 6"},
	{NULL, "colspan", "1 \u2026 99"},
	{NULL, "rowspan", "1 \u2026 99"},
	{NULL, "yes", "14"},
	{NULL, "no", "14"},
	{NULL, "abstain", "14"},
	{NULL, "biased", "14"},
	{NULL, "order", "1"},
	{NULL, "days", "10"},
	{NULL, "editorialDays", "8"},
	{NULL, "id", "a-z A-Z 0-9 - _ ."},
	{NULL, "xml:lang", "de | en | tr | ar | \u2026"},
	{NULL, "timezone", "Europe/Berlin"},
	{"a", "href", "https://\u2026 | mailto:\u2026 | tel:\u2026"},
	{"blockquote", "cite", "https://\u2026 | mailto:\u2026 | tel:\u2026"},
	{NULL, "href", "fields/1-sb.xml"},
	{NULL, "src", "images/plan.png"},
	{NULL, "exceptions", "hyphenation.txt"},
	{"slug", NULL, "herzogenrath"},
	{"fileName", NULL, "{body}-{committee}-{period}"},
	{"website", NULL, "https://www.example.org/"},
	{"contactEmail", NULL, "name@example.org"},
	{"ags", NULL, "05334016"},
	{"rgs", NULL, "053340016016"},
};

/* Places whose faults have a name of their own, whatever is wrong with them. */
static const struct special {
	const char *element; /* NULL = any */
	const char *attr;
	enum fault fault;
} specials[] = {
	{"img", "alt", FAULT_ALT_MISSING},
	{"publication", "from", FAULT_PERIOD},
	{NULL, "xml:lang", FAULT_LANG_UNKNOWN},
};

/* The parser's fatal faults that deserve a name and a remedy of their own. */
static const struct syntax {
	int code;
	enum fault fault;
} syntaxes[] = {
	{XML_ERR_TAG_NAME_MISMATCH, FAULT_XML_TAG_MISMATCH},
	{XML_ERR_TAG_NOT_FINISHED, FAULT_XML_UNFINISHED},
	{XML_ERR_GT_REQUIRED, FAULT_XML_SYNTAX},
	{XML_ERR_DOCUMENT_EMPTY, FAULT_XML_EMPTY},
	{XML_ERR_DOCUMENT_END, FAULT_XML_BEHIND_ROOT},
	{XML_ERR_ATTRIBUTE_REDEFINED, FAULT_XML_ATTRIBUTE_TWICE},
	{XML_NS_ERR_ATTRIBUTE_REDEFINED, FAULT_XML_ATTRIBUTE_TWICE},
	{XML_ERR_UNDECLARED_ENTITY, FAULT_XML_DTD},
	{XML_WAR_UNDECLARED_ENTITY, FAULT_XML_DTD},
	{XML_ERR_ENTITYREF_SEMICOL_MISSING, FAULT_XML_AMPERSAND},
	{XML_ERR_NAME_REQUIRED, FAULT_XML_AMPERSAND},
	{XML_ERR_LT_IN_ATTRIBUTE, FAULT_XML_AMPERSAND},
	{XML_ERR_INVALID_CHAR, FAULT_XML_CHARACTER},
	{XML_ERR_INVALID_CHARREF, FAULT_XML_CHARACTER},
	{XML_ERR_INVALID_ENCODING, FAULT_XML_ENCODING},
	{XML_ERR_UNSUPPORTED_ENCODING, FAULT_XML_ENCODING},
	{XML_NS_ERR_UNDEFINED_NAMESPACE, FAULT_XML_NAMESPACE},
};

static enum fault
syntax_fault(int code)
{
	for (size_t i = 0; i < sizeof(syntaxes) / sizeof(*syntaxes); i++)
		if (syntaxes[i].code == code)
			return syntaxes[i].fault;
	return FAULT_XML_SYNTAX;
}

static enum fault
special_fault(const char *element, const char *attr, enum fault otherwise)
{
	for (size_t i = 0; i < sizeof(specials) / sizeof(*specials); i++) {
		const struct special *s = &specials[i];

		if ((!s->element || strcmp(s->element, element) == 0) && strcmp(s->attr, attr) == 0)
			return s->fault;
	}
	return otherwise;
}

static bool
leads_out(const char *attr, const char *value)
{
	bool is_path = strcmp(attr, "href") == 0 || strcmp(attr, "src") == 0 ||
		       strcmp(attr, "exceptions") == 0;

	return is_path && (value[0] == '/' || strncmp(value, "..", 2) == 0 || strstr(value, "/.."));
}

/* At most SHOWN_VALUE code points of s[0..n), white space as blanks. */
static const char *
shorten(char buf[SHOWN_VALUE_BUF], const char *s, size_t n)
{
	size_t pos = 0;

	while (n > 0 && strchr(" \t\r\n", s[n - 1]))
		n--;
	for (int i = 0; i < SHOWN_VALUE && pos < n; i++)
		utf8_next(s, n, &pos);
	snprintf(buf, SHOWN_VALUE_BUF, "%.*s%s", (int)pos, s, pos < n ? "\u2026" : "");
	for (char *p = buf; *p; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return buf;
}

/* The line of the file, without its indentation. */
static const char *
source_line(char buf[SHOWN_VALUE_BUF], const struct reader *r, int line)
{
	const char *s = r->bytes.s;

	for (int i = 1; i < line && s; i++) {
		s = strchr(s, '\n');
		s = s ? s + 1 : NULL;
	}
	if (!s)
		return "";
	s += strspn(s, " \t");
	return shorten(buf, s, strcspn(s, "\r\n"));
}

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

void
explain_syntax(struct reader *r, const xmlError *e)
{
	enum fault fault = syntax_fault(e->code);
	struct where where = reader_where(r, e->line, e->int2, NULL);
	char buf[SHOWN_VALUE_BUF];

	if (e->level == XML_ERR_WARNING && fault != FAULT_XML_DTD)
		return;
	if (r->is_hopeless)
		return;
	r->is_hopeless = e->level == XML_ERR_FATAL;
	if (fault == FAULT_XML_TAG_MISMATCH)
		reader_fault(r, fault, where, "</%s>" ARROW "</%s> (<%s>: %d)", or_empty(e->str2),
			or_empty(e->str1), or_empty(e->str1), e->int1);
	else if (fault == FAULT_XML_DTD)
		reader_fault(r, fault, where, "&%s;", or_empty(e->str1));
	else if (fault == FAULT_XML_EMPTY || fault == FAULT_XML_UNFINISHED)
		reader_fault(r, fault, where, "%s", or_empty(e->str1));
	else
		reader_fault(r, fault, where, "%s", source_line(buf, r, e->line));
}

/* Names come as '{urn:…}name'; ours need no namespace, xml:lang keeps its prefix. */
static void
add_name(struct str *b, const char *s, size_t n)
{
	const char *brace = memrchr(s, '}', n);

	if (brace) {
		if (memmem(s, n, "XML/1998", 8))
			str_add(b, "xml:");
		n -= (size_t)(brace + 1 - s);
		s = brace + 1;
	}
	str_addn(b, s, n);
}

/* The quoted name behind the last `lead` in the message; "" if there is none. */
static void
add_quoted(struct str *b, const char *message, const char *lead)
{
	const char *s = NULL, *end;

	for (const char *p = message; (p = strstr(p, lead)); p++)
		s = p + strlen(lead);
	end = s ? strchr(s, '\'') : NULL;
	if (end)
		add_name(b, s, (size_t)(end - s));
}

/* "( {urn}a, {urn}b )" becomes "<a> | <b>"; gives the number of names. */
static int
add_expected(struct str *b, const char *message)
{
	const char *s = strrchr(message, '(');
	int n = 0;

	for (s = s ? s + 1 : ""; *s && *s != ')'; n++) {
		size_t len;

		s += strspn(s, " ,");
		len = strcspn(s, " ,)");
		if (!len)
			break;
		str_add(b, n ? " | <" : "<");
		add_name(b, s, len);
		str_add(b, ">");
		s += len;
		s += strspn(s, " ,");
	}
	return n;
}

/* "{'a', 'b'}" behind "the set " becomes "a | b", each with its label on paper. */
static bool
add_set(struct str *b, const char *attr, const char *message)
{
	const char *s = NULL;
	bool any = false;

	for (const char *p = message; (p = strstr(p, " the set {")); p++)
		s = p + strlen(" the set {");
	while (s && *s == '\'') {
		size_t len = strcspn(++s, "'");

		str_add(b, any ? " | " : "");
		str_addn(b, s, len);
		propose_label(b, attr, s, len);
		any = true;
		s += len;
		s += strspn(s, "', ") > 1 ? 3 : 1;
	}
	return any;
}

static const char *
form_of(const char *element, const char *attr)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		const struct form *f = &forms[i];

		if (f->element && strcmp(f->element, element) != 0)
			continue;
		if (f->attr ? attr && strcmp(f->attr, attr) == 0 : !attr)
			return f->form;
	}
	return NULL;
}

static const char *
attribute_value(const xmlNode *n, const char *name)
{
	const char *local = strncmp(name, "xml:", 4) == 0 ? name + 4 : name;

	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (strcmp((const char *)a->name, local) == 0)
			return a->children ? (const char *)a->children->content : "";
	return "";
}

/* The first text below n that is not blank. */
static const char *
first_text(const xmlNode *n)
{
	for (const xmlNode *c = n->children; c; c = c->next)
		if (c->type == XML_TEXT_NODE && c->content) {
			const char *s = (const char *)c->content;

			s += strspn(s, " \t\r\n");
			if (*s)
				return s;
		}
	return "";
}

/* Which attribute the message is about; empty = the element itself. */
static void
add_attribute_of(struct str *b, const char *message)
{
	static const char lead[] = "', attribute '";
	const char *s = strstr(message, lead), *colon = strstr(message, "': ");

	if (s && colon && s < colon)
		add_name(b, s + sizeof(lead) - 1, (size_t)(colon - s) - (sizeof(lead) - 1));
}

static int
explain_content(struct reader *r, const xmlNode *n, const char *message, struct where where)
{
	bool is_missing = strstr(message, "Missing child") != NULL;
	struct str b;
	int count, failed;

	str_init(&b);
	count = strstr(message, "Expected is") ? add_expected(&b, message) : 0;
	if (count >= VALUES_OF_LIBXML)
		str_add(&b, " | \u2026");
	failed = reader_fault(r, is_missing ? FAULT_XML_MISSING_ELEMENT : FAULT_XML_UNKNOWN_ELEMENT,
		where, is_missing ? "<%s>: %s%s" : "<%s>%s%s", (const char *)n->name,
		count && !is_missing ? ARROW : "", b.s);
	str_release(&b);
	return failed;
}

/* What to write instead, the most certain first; false if nothing is known. */
static bool
add_remedy(struct str *b, const char *element, const char *attr, const char *value,
	const char *message)
{
	const char *word = propose_word(attr, value);
	const char *form = form_of(element, *attr ? attr : NULL);

	if (word)
		str_add(b, word);
	else if (!add_set(b, attr, message) && form && !propose_value(b, form, value))
		str_add(b, form);
	return b->n > 0;
}

/* What is wrong with a value that the schema does not know. */
static enum fault
value_fault(const char *element, const char *attr, const char *value)
{
	uint32_t unseen = first_invisible(value);

	if (*attr && leads_out(attr, value))
		return FAULT_PATH_OUTSIDE;
	if (unseen == 0xA0)
		return FAULT_XML_NO_BREAK_SPACE;
	if (unseen)
		return FAULT_XML_INVISIBLE;
	if (is_no_such_day(value))
		return FAULT_XML_NO_SUCH_DAY;
	return *attr ? special_fault(element, attr, FAULT_XML_VALUE) : FAULT_XML_VALUE;
}

static int
explain_value(struct reader *r, const xmlNode *n, const char *message, struct where where)
{
	const char *element = (const char *)n->name, *value;
	char buf[SHOWN_VALUE_BUF];
	enum fault fault;
	struct str attr, set;
	int failed;

	str_init(&attr);
	str_init(&set);
	add_attribute_of(&attr, message);
	value = attr.n ? attribute_value(n, attr.s) : first_text(n);
	fault = value_fault(element, attr.s, value);
	if (fault == FAULT_XML_INVISIBLE)
		str_addf(&set, "U+%04X", (unsigned)first_invisible(value));
	else if (fault != FAULT_XML_NO_SUCH_DAY && fault != FAULT_XML_NO_BREAK_SPACE &&
		 !add_remedy(&set, element, attr.s, value, message) && fault == FAULT_XML_VALUE)
		fault = FAULT_XML_VALUE_UNKNOWN;
	failed = reader_fault(r, fault, where, attr.n ? "<%s %s=\"%s\">%s%s" : "<%s%s>%s%s%s",
		element, attr.s, shorten(buf, value, strlen(value)), set.n ? ARROW : "", set.s);
	str_release(&set);
	str_release(&attr);
	return failed;
}

static int
explain_attribute(struct reader *r, const xmlNode *n, const char *message, struct where where,
	enum fault fault)
{
	struct str b;
	int failed;

	str_init(&b);
	add_quoted(&b, message, "The attribute '");
	if (fault == FAULT_XML_MISSING_ATTRIBUTE)
		fault = special_fault((const char *)n->name, b.s, fault);
	failed = reader_fault(r, fault, where, "<%s %s>", (const char *)n->name, b.s);
	str_release(&b);
	return failed;
}

static int
explain_text(struct reader *r, const xmlNode *n, struct where where)
{
	char buf[SHOWN_VALUE_BUF];
	const char *s = first_text(n);

	return reader_fault(r, FAULT_XML_TEXT, where, "<%s>: \"%s\"", (const char *)n->name,
		shorten(buf, s, strlen(s)));
}

static int
explain_child(struct reader *r, const xmlNode *n, struct where where)
{
	const xmlNode *c = xmlFirstElementChild((xmlNode *)n);

	r->explained = n;
	return reader_fault(r, FAULT_XML_UNKNOWN_ELEMENT, where, "<%s>: <%s>",
		(const char *)n->name, c ? (const char *)c->name : "");
}

void
explain_schema(struct reader *r, const xmlError *e)
{
	const xmlNode *n = e->node;
	const char *message = or_empty(e->message);
	struct where where;

	if (e->level == XML_ERR_WARNING)
		return;
	if (n && n->type == XML_ATTRIBUTE_NODE)
		n = n->parent;
	if (!n || n->type != XML_ELEMENT_NODE) {
		reader_fault(r, FAULT_XML_VALUE, reader_where(r, e->line, 0, NULL), "%d", e->code);
		return;
	}
	if (r->explained == n)
		return;
	where = reader_where(r, (int)xmlGetLineNo(n), 0, node_label(r->arena, n));
	if (e->code == XML_SCHEMAV_CVC_ELT_1)
		reader_fault(r, FAULT_XML_ROOT, where, "<%s>", (const char *)n->name);
	else if (e->code == XML_SCHEMAV_ELEMENT_CONTENT)
		explain_content(r, n, message, where);
	else if (e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4)
		explain_attribute(r, n, message, where, FAULT_XML_MISSING_ATTRIBUTE);
	else if (strstr(message, "The attribute '") && strstr(message, "is not allowed"))
		explain_attribute(r, n, message, where, FAULT_XML_UNKNOWN_ATTRIBUTE);
	else if (e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3 ||
		 strstr(message, "Character content"))
		explain_text(r, n, where);
	else if (strstr(message, "Element content is not allowed"))
		explain_child(r, n, where);
	else
		explain_value(r, n, message, where);
}
