#include "progress/progress.h"

#include <stdio.h>

static const char *
date_or_none(date d, char buf[DATE_BUF])
{
	return d == DATE_NONE ? "-" : date_iso(d, buf);
}

void
progress_dump(FILE *out, const struct states *s)
{
	struct tally t = tally_of(s, NULL);
	char due[DATE_BUF], since[DATE_BUF], at[DATE_BUF];

	fprintf(out, "states at %s\n", date_or_none(s->at, at));
	for (size_t i = 0; i < s->n; i++) {
		const struct state *v = &s->v[i];

		fprintf(out, "%s %s %s due %s since %s\n", v->measure->code, status_name(v->status),
			v->schedule == SCHEDULE_NONE ? "-" : schedule_name(v->schedule),
			date_or_none(v->due, due), date_or_none(v->since, since));
	}
	for (int i = 0; i < STATUS_COUNT; i++)
		fprintf(out, "%s %d\n", status_name((enum status)i), t.count[i]);
	fprintf(out, "total %d limited %d done %d late %d atRisk %d\n", t.total, t.limited, t.done,
		t.late, t.at_risk);
}
