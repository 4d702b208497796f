#include "progress/committee/deadline.h"

#include "progress/committee/competence.h"
#include "progress/holiday.h"

date
submission_deadline(
	const struct calendar *cal, date meeting, int notice_days, enum notice_count count)
{
	int days = notice_days + (count == NOTICE_FULL);

	return working_day_not_after(cal, meeting - days);
}

/* meetings are ordered by start */
static const struct meeting *
next_meeting(const struct model *m, const struct organization *committee, date cutoff)
{
	for (size_t i = 0; i < m->meetings.n; i++) {
		const struct meeting *meeting = &m->meetings.v[i];

		if (meeting->start > cutoff && !meeting->is_cancelled &&
			is_meeting_of(meeting, committee))
			return meeting;
	}
	return NULL;
}

struct deadlines
deadlines_of(const struct model *m, const struct organization *committee, date cutoff)
{
	struct deadlines d = {next_meeting(m, committee, cutoff), DATE_NONE, DATE_NONE};

	if (!d.meeting || committee->notice_days < 0)
		return d;
	d.submission = submission_deadline(&m->body.calendar, d.meeting->start,
		committee->notice_days, committee->notice_count);
	if (committee->editorial_days >= 0)
		d.editorial = working_day_not_after(
			&m->body.calendar, d.submission - committee->editorial_days);
	return d;
}
