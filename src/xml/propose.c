#include "xml/propose.h"

#include "base/date.h"
#include "base/utf8.h"
#include "base/words/label.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define ISO_DATE 10 /* [byte] 2026-09-30 */
#define CENTURY 2000
#define TWO_DIGITS 100
#define YEAR_FIRST 1000 /* less is a day */

static const struct word {
	const char *attr, *word;
	enum label label;
} words[] = {
	{"status", "recommended", LABEL_STATUS_RECOMMENDED},
	{"status", "notStarted", LABEL_STATUS_NOT_STARTED},
	{"status", "planning", LABEL_STATUS_PLANNING},
	{"status", "active", LABEL_STATUS_ACTIVE},
	{"status", "done", LABEL_STATUS_DONE},
	{"status", "ongoing", LABEL_STATUS_ONGOING},
	{"status", "deferred", LABEL_STATUS_DEFERRED},
	{"status", "rejected", LABEL_STATUS_REJECTED},
	{"status", "transferred", LABEL_STATUS_TRANSFERRED},
	{"status", "replaced", LABEL_STATUS_REPLACED},
	{"status", "withdrawn", LABEL_STATUS_WITHDRAWN},
	{"schedule", "onTime", LABEL_SCHEDULE_ON_TIME},
	{"schedule", "atRisk", LABEL_SCHEDULE_AT_RISK},
	{"schedule", "late", LABEL_SCHEDULE_LATE},
	{"horizon", "short", LABEL_HORIZON_SHORT},
	{"horizon", "medium", LABEL_HORIZON_MEDIUM},
	{"horizon", "long", LABEL_HORIZON_LONG},
	{"horizon", "permanent", LABEL_HORIZON_PERMANENT},
	{"priority", "high", LABEL_PRIORITY_HIGH},
	{"priority", "medium", LABEL_PRIORITY_MEDIUM},
	{"priority", "low", LABEL_PRIORITY_LOW},
	{"outcome", "adopted", LABEL_RESULT_ADOPTED},
	{"outcome", "adoptedAmended", LABEL_RESULT_ADOPTED_AMENDED},
	{"outcome", "rejected", LABEL_RESULT_REJECTED},
	{"outcome", "noted", LABEL_RESULT_NOTED},
	{"outcome", "adjourned", LABEL_RESULT_ADJOURNED},
	{"outcome", "referred", LABEL_RESULT_REFERRED},
	{"outcome", "withdrawn", LABEL_RESULT_WITHDRAWN},
	{"outcome", "settled", LABEL_RESULT_SETTLED},
};

#define NWORDS (sizeof(words) / sizeof(*words))

const char *
propose_word(const char *attr, const char *value)
{
	for (size_t i = 0; i < NWORDS; i++)
		if (strcmp(words[i].attr, attr) == 0 && label_means(words[i].label, value))
			return words[i].word;
	return NULL;
}

void
propose_label(struct str *out, const char *attr, const char *word, size_t n)
{
	for (size_t i = 0; i < NWORDS; i++)
		if (strcmp(words[i].attr, attr) == 0 && strlen(words[i].word) == n &&
			memcmp(words[i].word, word, n) == 0 &&
			strcmp(words[i].word, label_word(words[i].label)) != 0)
			str_addf(out, " (%s)", label_word(words[i].label));
}

static bool
is_date(int year, int month, int day, char iso[DATE_BUF])
{
	date d;

	if (year < 0 || year > 9999 || month < 0 || month > 99 || day < 0 || day > 99)
		return false;
	snprintf(iso, DATE_BUF, "%04d-%02d-%02d", year, month, day);
	return date_parse(iso, &d) == 0;
}

/* Day before month as here, year first as in the rest of the world; never month first. */
static bool
read_date(const char *s, char iso[DATE_BUF], int *end)
{
	int a, b, c;

	*end = 0;
	if ((sscanf(s, "%4d-%2d-%2d%n", &a, &b, &c, end) == 3 ||
		    sscanf(s, "%4d/%2d/%2d%n", &a, &b, &c, end) == 3 ||
		    sscanf(s, "%4d.%2d.%2d%n", &a, &b, &c, end) == 3) &&
		a >= YEAR_FIRST)
		return is_date(a, b, c, iso);
	if (sscanf(s, "%2d.%2d.%4d%n", &a, &b, &c, end) == 3 ||
		sscanf(s, "%2d. %2d. %4d%n", &a, &b, &c, end) == 3)
		return is_date(c < TWO_DIGITS ? CENTURY + c : c, b, a, iso);
	return false;
}

/* The clock's offset is not known here: the winter's is shown, as in the form. */
static bool
read_time(struct str *out, const char *s, const char *form)
{
	const char *offset = strrchr(form, '+');
	char iso[DATE_BUF];
	int end, hour, minute, second = 0;

	if (!read_date(s, iso, &end) || !offset)
		return false;
	s += end;
	s += strspn(s, " ,T");
	if (sscanf(s, "%2d:%2d:%2d", &hour, &minute, &second) < 2 &&
		sscanf(s, "%2d.%2d Uhr", &hour, &minute) < 2)
		return false;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return false;
	str_addf(out, "%sT%02d:%02d:%02d%s", iso, hour, minute, second, offset);
	return true;
}

/* "1.234,50 \u20AC": dots in groups of three, a comma before the fraction. */
static bool
read_number(struct str *out, const char *s)
{
	size_t digits = 0;
	bool has_comma = false;

	for (; *s && strncmp(s, "\u20AC", 3) != 0 && strncmp(s, "EUR", 3) != 0 && *s != '%'; s++) {
		if (isdigit((unsigned char)*s)) {
			str_addc(out, *s);
			digits++;
		} else if (*s == ',' && !has_comma && digits) {
			str_addc(out, '.');
			has_comma = true;
		} else if (*s == '.' && !has_comma && strspn(s + 1, "0123456789") == 3) {
			continue;
		} else if (*s == '-' && !digits) {
			str_addc(out, '-');
		} else if (*s != ' ') {
			return false;
		}
	}
	return digits > 0;
}

/* A form with a T is a moment, one with dashes a day, one of figures a number. */
bool
propose_value(struct str *out, const char *form, const char *value)
{
	char iso[DATE_BUF];
	size_t was = out->n;
	int end;

	if (strchr(form, 'T') && strchr(form, ':'))
		return read_time(out, value, form);
	if (strlen(form) == ISO_DATE && form[4] == '-') {
		if (!read_date(value, iso, &end) || value[end])
			return false;
		str_add(out, iso);
		return true;
	}
	if (strspn(form, "0123456789.") != strlen(form))
		return false;
	if (read_number(out, value) && strcmp(out->s + was, value) != 0)
		return true;
	out->n = was;
	out->s[was] = '\0';
	return false;
}

bool
is_no_such_day(const char *value)
{
	int year, month, day, end = 0;
	date d;

	return strlen(value) == ISO_DATE &&
	       sscanf(value, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end == ISO_DATE &&
	       date_parse(value, &d) != 0;
}

uint32_t
first_invisible(const char *value)
{
	size_t n = strlen(value), pos = 0;

	while (pos < n) {
		uint32_t cp = utf8_next(value, n, &pos);

		if (cp == 0xA0 || cp == 0xAD || cp == 0x202F || cp == 0x2007 || cp == 0xFEFF ||
			cp == 0x2060 || (cp >= 0x200B && cp <= 0x200F) ||
			(cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
			return cp;
	}
	return 0;
}
