/* The order of children that are put in, as input/schema has it. */
#include "exchange/store/edits.h"

#include <string.h>

static const struct {
	const char *parent, *children;
} orders[] = {
	{"project", "body style typography source statusLabel reporting openData publication"},
	{"organizations", "legislativeTerm organization"},
	{"organization", "name shortName alias classification notice competence website "
			 "contactEmail description"},
	{"actionField", "title shortTitle lead situation goal finding measure"},
	{"measure", "title shortTitle description remark step targetGroup district lead actor "
		    "proposer cost staff funding expenditure effect conflict obstacle position "
		    "comment basis decision deadline change withdrawal"},
	{"indicator", "name definition dataSource baseline target pathPoint observation"},
	{"meetings", "meeting"},
	{"meeting", "name location agendaItem"},
	{"agendaItem", "name result resolutionText vote resolutionTask"},
	{"resolutionTask", "task completionNote interimNote extension"},
	{"papers", "paper"},
	{"paper", "name consultation report"},
	{"statusReports", "statusReport"},
	{"statusReport", "note nextStep reason"},
	{"resultTable", "result"},
};

const char *
child_order(const char *parent)
{
	for (size_t i = 0; i < sizeof(orders) / sizeof(*orders); i++)
		if (strcmp(orders[i].parent, parent) == 0)
			return orders[i].children;
	return NULL;
}

int
child_rank(const char *parent, const char *child)
{
	const char *s = child_order(parent);
	size_t n = strlen(child);
	int rank = 0;

	for (; s && *s; rank++) {
		size_t word = strcspn(s, " ");

		if (word == n && strncmp(s, child, n) == 0)
			return rank;
		s += word + (s[word] == ' ');
	}
	return rank;
}
