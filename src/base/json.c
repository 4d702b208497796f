#include "base/json.h"

#include <inttypes.h>

#define CONTROL_END 0x20 /* below it characters must be escaped */

static void
put_escaped(FILE *out, const char *s)
{
	fputc('"', out);
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < CONTROL_END)
			fprintf(out, "\\u%04x", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

static void
put_key(struct json *j, const char *key)
{
	if (!j->is_first)
		fputc(',', j->out);
	if (j->depth)
		fputc(j->depth == 1 ? '\n' : ' ', j->out);
	j->is_first = false;
	if (!key)
		return;
	put_escaped(j->out, key);
	fputs(": ", j->out);
}

void
json_begin(struct json *j, FILE *out)
{
	*j = (struct json){.out = out, .is_first = true};
}

void
json_open(struct json *j, const char *key, char bracket)
{
	put_key(j, key);
	fputc(bracket, j->out);
	j->depth++;
	j->is_first = true;
}

void
json_close(struct json *j, char bracket)
{
	j->depth--;
	if (!j->is_first && j->depth == 0)
		fputc('\n', j->out);
	fputc(bracket, j->out);
	j->is_first = false;
	if (j->depth == 0)
		fputc('\n', j->out);
}

void
json_text(struct json *j, const char *key, const char *value)
{
	put_key(j, key);
	put_escaped(j->out, value);
}

void
json_int(struct json *j, const char *key, int64_t value)
{
	put_key(j, key);
	fprintf(j->out, "%" PRId64, value);
}
