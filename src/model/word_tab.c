/* The words of input/schema/ratsdruck-project-1.xsd, version 1. */
#include "model/word.h"

#include "model/model.h"

#include <string.h>

const struct word word_tab_visibility[] = {
	{"public", VIS_PUBLIC},
	{"nonpublic", VIS_NONPUBLIC},
	{0},
};

const struct word word_tab_status[] = {
	{"recommended", STATUS_RECOMMENDED},
	{"notStarted", STATUS_NOT_STARTED},
	{"planning", STATUS_PLANNING},
	{"active", STATUS_ACTIVE},
	{"done", STATUS_DONE},
	{"ongoing", STATUS_ONGOING},
	{"deferred", STATUS_DEFERRED},
	{"rejected", STATUS_REJECTED},
	{"transferred", STATUS_TRANSFERRED},
	{"replaced", STATUS_REPLACED},
	{"withdrawn", STATUS_WITHDRAWN},
	{0},
};

const struct word word_tab_schedule[] = {
	{"onTime", SCHEDULE_ON_TIME},
	{"atRisk", SCHEDULE_AT_RISK},
	{"late", SCHEDULE_LATE},
	{0},
};

const struct word word_tab_org_type[] = {
	{"council", ORG_COUNCIL},
	{"committee", ORG_COMMITTEE},
	{"advisoryBoard", ORG_ADVISORY_BOARD},
	{"faction", ORG_FACTION},
	{"office", ORG_OFFICE},
	{"external", ORG_EXTERNAL},
	{"institution", ORG_INSTITUTION},
	{0},
};

const struct word word_tab_notice[] = {
	{"full", NOTICE_FULL},
	{"calendar", NOTICE_CALENDAR},
	{0},
};

const struct word word_tab_horizon[] = {
	{"short", HORIZON_SHORT},
	{"medium", HORIZON_MEDIUM},
	{"long", HORIZON_LONG},
	{"permanent", HORIZON_PERMANENT},
	{0},
};

const struct word word_tab_priority[] = {
	{"high", PRIORITY_HIGH},
	{"medium", PRIORITY_MEDIUM},
	{"low", PRIORITY_LOW},
	{0},
};

const struct word word_tab_effort[] = {
	{"small", EFFORT_SMALL},
	{"medium", EFFORT_MEDIUM},
	{"large", EFFORT_LARGE},
	{0},
};

const struct word word_tab_basis[] = {
	{"administration", BASIS_ADMINISTRATION},
	{0},
};

const struct word word_tab_cost[] = {
	{"once", COST_ONCE},
	{"yearly", COST_YEARLY},
	{0},
};

const struct word word_tab_funding[] = {
	{"applied", FUNDING_APPLIED},
	{"granted", FUNDING_GRANTED},
	{"secured", FUNDING_SECURED},
	{"open", FUNDING_OPEN},
	{0},
};

const struct word word_tab_reason[] = {
	{"legal", REASON_LEGAL},
	{"factual", REASON_FACTUAL},
	{"financial", REASON_FINANCIAL},
	{"staff", REASON_STAFF},
	{"external", REASON_EXTERNAL},
	{0},
};

const struct word word_tab_verdict[] = {
	{"feasible", VERDICT_FEASIBLE},
	{"partly", VERDICT_PARTLY},
	{"examine", VERDICT_EXAMINE},
	{"notFeasible", VERDICT_NOT_FEASIBLE},
	{0},
};

const struct word word_tab_binding[] = {
	{"recommendation", BINDING_RECOMMENDATION},
	{"resolved", BINDING_RESOLVED},
	{0},
};

const struct word word_tab_text[] = {
	{"foreword", TEXT_FOREWORD},
	{"origin", TEXT_ORIGIN},
	{"participation", TEXT_PARTICIPATION},
	{"mission", TEXT_MISSION},
	{"data", TEXT_DATA},
	{"implementation", TEXT_IMPLEMENTATION},
	{"accessibility", TEXT_ACCESSIBILITY},
	{"custom", TEXT_CUSTOM},
	{0},
};

const struct word word_tab_meeting[] = {
	{"scheduled", MEETING_SCHEDULED},
	{"invited", MEETING_INVITED},
	{"held", MEETING_HELD},
	{0},
};

const struct word word_tab_result[] = {
	{"adopted", RESULT_ADOPTED},
	{"adoptedAmended", RESULT_ADOPTED_AMENDED},
	{"rejected", RESULT_REJECTED},
	{"noted", RESULT_NOTED},
	{"adjourned", RESULT_ADJOURNED},
	{"referred", RESULT_REFERRED},
	{"withdrawn", RESULT_WITHDRAWN},
	{"settled", RESULT_SETTLED},
	{0},
};

const struct word word_tab_vote[] = {
	{"unanimous", VOTE_UNANIMOUS},
	{"majority", VOTE_MAJORITY},
	{0},
};

const struct word word_tab_paper[] = {
	{"decision", PAPER_DECISION},
	{"information", PAPER_INFORMATION},
	{"session", PAPER_SESSION},
	{"motion", PAPER_MOTION},
	{"inquiry", PAPER_INQUIRY},
	{"amendment", PAPER_AMENDMENT},
	{0},
};

const struct word word_tab_role[] = {
	{"hearing", CR_HEARING},
	{"preliminary", CR_PRELIMINARY},
	{"decision", CR_DECISION},
	{"notice", CR_NOTICE},
	{0},
};

const struct word word_tab_publication[] = {
	{"concept", PUBLICATION_CONCEPT},
	{"committeeReport", PUBLICATION_REPORT},
	{0},
};

const struct word word_tab_edition[] = {
	{"public", EDITION_PUBLIC},
	{"internal", EDITION_INTERNAL},
	{0},
};

const struct word word_tab_cycle[] = {
	{"month", CYCLE_MONTH},
	{"quarter", CYCLE_QUARTER},
	{"halfYear", CYCLE_HALF},
	{"year", CYCLE_YEAR},
	{"meeting", CYCLE_MEETING},
	{0},
};

const struct word word_tab_grouping[] = {
	{"space", NUM_GROUP_SPACE},
	{"dot", NUM_GROUP_DOT},
	{0},
};

int
word_value(const struct word *table, const char *word, int absent)
{
	for (; word && table->word; table++)
		if (strcmp(table->word, word) == 0)
			return table->value;
	return absent;
}

const char *
word_name(const struct word *table, int value)
{
	for (; table->word; table++)
		if (table->value == value)
			return table->word;
	return "";
}

const char *
status_name(enum status s)
{
	return word_name(word_tab_status, (int)s);
}

const char *
schedule_name(enum schedule s)
{
	return word_name(word_tab_schedule, (int)s);
}
