#include "run/cli/today.h"

#include "base/words/i18n.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SECONDS_PER_DAY 86400
#define FIRST_YEAR 1900          /* of struct tm */
#define LAST_SECOND 253402300799 /* of the year 9999 */

static int
from_epoch(const char *epoch, date *out)
{
	char *end;
	long long seconds;

	errno = 0;
	seconds = strtoll(epoch, &end, 10);
	if (end == epoch || *end || errno || seconds < 0 || seconds > LAST_SECOND) {
		fprintf(stderr, "ratsdruck: %s: SOURCE_DATE_EPOCH=%s\n", _("not a number"), epoch);
		return -1;
	}
	*out = (date)(seconds / SECONDS_PER_DAY);
	return 0;
}

int
today_read(date *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm tm = {0};

	if (epoch && *epoch)
		return from_epoch(epoch, out);
	localtime_r(&now, &tm);
	*out = date_make(tm.tm_year + FIRST_YEAR, tm.tm_mon + 1, tm.tm_mday);
	return 0;
}
