/*
 * Documents come from several processes and in any number, so each appends by
 * itself, in JSON with a comma before every fault. The first comma, one byte
 * behind the bracket, becomes a blank in the end.
 */
#include "run/work/faults.h"

#include "base/file.h"
#include "base/words/i18n.h"
#include "run/cli/log.h"

#include <stdio.h>
#include <string.h>

#define SUFFIX ".json"

static bool
is_file(const struct options *o)
{
	return o->layout_report && strcmp(o->layout_report, "-") != 0;
}

bool
faults_are_json(const struct options *o)
{
	size_t n = o->layout_report ? strlen(o->layout_report) : 0, suffix = strlen(SUFFIX);

	return n > suffix && strcmp(o->layout_report + n - suffix, SUFFIX) == 0;
}

static int
finish(const struct options *o, FILE *f, bool is_bad)
{
	if (!f || fclose(f) || is_bad) {
		log_error(o, _("cannot write the layout report"));
		return -1;
	}
	return 0;
}

int
faults_begin(const struct options *o)
{
	FILE *f;

	if (!is_file(o))
		return 0;
	f = file_create(o->layout_report);
	return finish(o, f, f && faults_are_json(o) && fputc('[', f) == EOF);
}

int
faults_end(const struct options *o)
{
	FILE *f;
	bool is_bad;

	if (!is_file(o) || !faults_are_json(o))
		return 0;
	f = fopen(o->layout_report, "r+e");
	if (!f)
		return finish(o, f, true);
	is_bad = fseek(f, 1, SEEK_SET) != 0;
	if (fgetc(f) == ',')
		is_bad |= fseek(f, 1, SEEK_SET) != 0 || fputc(' ', f) == EOF;
	is_bad |= fseek(f, 0, SEEK_END) != 0 || fputs("\n]\n", f) == EOF;
	return finish(o, f, is_bad);
}
