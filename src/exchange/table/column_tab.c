#include "exchange/table/column.h"

#include "exchange/sheet/value.h"

#include <string.h>

static const struct column measure_columns[] = {
	{"code", TYPE_TEXT, IN_ATTR, "code", NULL, true, WORDS_NONE,
		"Nummer der Maßnahme; an ihr wird die Zeile erkannt"},
	{"handlungsfeld", TYPE_TEXT, IN_PARENT, "id", NULL, false, WORDS_NONE,
		"Kennung des Handlungsfelds; bei neuen Maßnahmen nötig"},
	{"titel", TYPE_TEXT, IN_CHILD, "title", NULL, false, WORDS_NONE, "Titel"},
	{"kurztitel", TYPE_TEXT, IN_CHILD, "shortTitle", NULL, false, WORDS_NONE,
		"Titel für enge Stellen"},
	{"beschreibung", TYPE_TEXT, IN_RICH, "description", NULL, false, WORDS_NONE,
		"Beschreibung; zu ändern nur, wenn sie ein einfacher Absatz ist"},
	{"prioritaet", TYPE_WORD, IN_ATTR, "priority", NULL, false, WORDS_PRIORITY, "Priorität"},
	{"horizont", TYPE_WORD, IN_ATTR, "horizon", NULL, false, WORDS_HORIZON, "Zeithorizont"},
	{"beginn", TYPE_DATE, IN_ATTR, "start", NULL, false, WORDS_NONE, "geplanter Beginn"},
	{"ende", TYPE_DATE, IN_ATTR, "end", NULL, false, WORDS_NONE, "geplantes Ende"},
	{"federfuehrung", TYPE_LIST, IN_CHILD_ATTR, "lead", "organization", false, WORDS_NONE,
		"Kennung der federführenden Stelle"},
	{"beteiligte", TYPE_LIST, IN_CHILD_ATTR, "actor", "organization", false, WORDS_NONE,
		"Kennungen der beteiligten Stellen"},
	{"stadtteile", TYPE_LIST, IN_CHILDREN, "district", NULL, false, WORDS_NONE, "Stadtteile"},
	{"zielgruppen", TYPE_LIST, IN_CHILDREN, "targetGroup", NULL, false, WORDS_NONE,
		"Zielgruppen"},
	{"wirkung", TYPE_TEXT, IN_CHILD, "effect", NULL, false, WORDS_NONE, "erwartete Wirkung"},
	{"beschluesse", TYPE_LIST, IN_CHILD_ATTR, "decision", "agendaItem", false, WORDS_NONE,
		"Kennungen der Tagesordnungspunkte, die sie beschlossen haben"},
	{"erster_termin", TYPE_DATE, IN_MODEL, "first", NULL, false, WORDS_NONE,
		"der zuerst genannte Termin"},
	{"termin", TYPE_DATE, IN_MODEL, "due", NULL, false, WORDS_NONE, "der Termin heute"},
	{"verschiebungen", TYPE_NUMBER, IN_MODEL, "slips", NULL, false, WORDS_NONE,
		"wie oft der Termin nach hinten verschoben wurde"},
	{"status", TYPE_WORD, IN_MODEL, "status", NULL, false, WORDS_STATUS,
		"Umsetzungsstand nach der jüngsten Meldung"},
	{"terminlage", TYPE_WORD, IN_MODEL, "schedule", NULL, false, WORDS_SCHEDULE,
		"Terminlage nach der jüngsten Meldung"},
	{"stand_vom", TYPE_DATE, IN_MODEL, "date", NULL, false, WORDS_NONE,
		"Tag der jüngsten Meldung"},
	{"begruendung", TYPE_TEXT, IN_MODEL, "reason", NULL, false, WORDS_NONE,
		"Begründung der jüngsten Meldung"},
	{"kosten_einmalig", TYPE_MONEY, IN_MODEL, "once", NULL, false, WORDS_NONE,
		"Summe der einmaligen Kosten in Euro; im Einzelnen: Tabelle kosten"},
	{"kosten_jaehrlich", TYPE_MONEY, IN_MODEL, "yearly", NULL, false, WORDS_NONE,
		"Summe der jährlichen Kosten in Euro"},
	{"foerderung", TYPE_MONEY, IN_MODEL, "funding", NULL, false, WORDS_NONE,
		"Summe der Förderung in Euro; im Einzelnen: Tabelle foerderung"},
	{"ausgaben", TYPE_MONEY, IN_MODEL, "spent", NULL, false, WORDS_NONE,
		"Summe der Ausgaben in Euro"},
};

static const struct column status_columns[] = {
	{"massnahme", TYPE_MEASURE, IN_ATTR, "measure", NULL, true, WORDS_NONE,
		"Nummer der Maßnahme"},
	{"stichtag", TYPE_DATE, IN_ATTR, "date", NULL, true, WORDS_NONE, "Stichtag der Meldung"},
	{"berichtigt", TYPE_DATE, IN_ATTR, "corrects", NULL, true, WORDS_NONE,
		"Stichtag der Meldung, die hiermit berichtigt wird"},
	{"erfasst", TYPE_DATE, IN_ATTR, "recorded", NULL, true, WORDS_NONE, "Tag der Eintragung"},
	{"status", TYPE_WORD, IN_ATTR, "status", NULL, false, WORDS_STATUS, "Umsetzungsstand"},
	{"terminlage", TYPE_WORD, IN_ATTR, "schedule", NULL, false, WORDS_SCHEDULE, "Terminlage"},
	{"termin", TYPE_DATE, IN_ATTR, "due", NULL, false, WORDS_NONE, "aktueller Termin"},
	{"notiz", TYPE_TEXT, IN_CHILD, "note", NULL, false, WORDS_NONE, "Sachstand"},
	{"naechster_schritt", TYPE_TEXT, IN_CHILD, "nextStep", NULL, false, WORDS_NONE,
		"was als Nächstes geschieht"},
	{"begruendung", TYPE_TEXT, IN_CHILD, "reason", NULL, false, WORDS_NONE, "Grund"},
	{"stelle", TYPE_TEXT, IN_ATTR, "office", NULL, false, WORDS_NONE,
		"Kennung der meldenden Stelle; ohne Angabe die federführende"},
};

static const struct column indicator_columns[] = {
	{"indikator", TYPE_TEXT, IN_PARENT, "id", NULL, true, WORDS_NONE, "Kennung der Kennzahl"},
	{"stichtag", TYPE_DATE, IN_ATTR, "date", NULL, true, WORDS_NONE, "Tag des Wertes"},
	{"berichtigt", TYPE_DATE, IN_ATTR, "corrects", NULL, true, WORDS_NONE,
		"Tag des Wertes, der hiermit berichtigt wird"},
	{"name", TYPE_TEXT, IN_MODEL, "name", NULL, false, WORDS_NONE, "Name der Kennzahl"},
	{"einheit", TYPE_TEXT, IN_MODEL, "unit", NULL, false, WORDS_NONE, "Einheit"},
	{"wert", TYPE_NUMBER, IN_ATTR, "value", NULL, false, WORDS_NONE, "Wert"},
	{"vorlaeufig", TYPE_TRUTH, IN_ATTR, "provisional", NULL, false, WORDS_NONE,
		"ob der Wert vorläufig ist"},
	{"erfasst", TYPE_DATE, IN_ATTR, "recorded", NULL, false, WORDS_NONE, "Tag der Eintragung"},
	{"text", TYPE_TEXT, IN_OWN, NULL, NULL, false, WORDS_NONE, "Anmerkung zum Wert"},
};

static const struct column meeting_columns[] = {
	{"id", TYPE_TEXT, IN_ATTR, "id", NULL, true, WORDS_NONE, "Kennung der Sitzung"},
	{"beginn", TYPE_TIME, IN_ATTR, "start", NULL, false, WORDS_NONE,
		"Beginn, mit Abstand zur Weltzeit"},
	{"ende", TYPE_TIME, IN_ATTR, "end", NULL, false, WORDS_NONE, "Ende"},
	{"gremien", TYPE_IDS, IN_ATTR, "organizations", NULL, false, WORDS_NONE,
		"Kennungen der Gremien, das leitende zuerst"},
	{"stand", TYPE_WORD, IN_ATTR, "state", NULL, false, WORDS_MEETING, "Stand der Sitzung"},
	{"abgesagt", TYPE_TRUTH, IN_ATTR, "cancelled", NULL, false, WORDS_NONE,
		"ob sie abgesagt ist"},
	{"name", TYPE_TEXT, IN_CHILD, "name", NULL, false, WORDS_NONE, "Name der Sitzung"},
	{"ort", TYPE_TEXT, IN_CHILD, "location", NULL, false, WORDS_NONE, "Ort"},
};

static const struct column task_columns[] = {
	{"id", TYPE_TEXT, IN_ATTR, "id", NULL, true, WORDS_NONE, "Kennung des Auftrags"},
	{"top", TYPE_TEXT, IN_PARENT, "id", NULL, false, WORDS_NONE,
		"Kennung des Tagesordnungspunkts; bei neuen Aufträgen nötig"},
	{"massnahme", TYPE_MEASURE, IN_ATTR, "measure", NULL, false, WORDS_NONE,
		"Nummer der Maßnahme"},
	{"stelle", TYPE_TEXT, IN_ATTR, "office", NULL, false, WORDS_NONE,
		"Kennung der beauftragten Stelle"},
	{"auftrag", TYPE_TEXT, IN_CHILD, "task", NULL, false, WORDS_NONE, "was zu tun ist"},
	{"frist", TYPE_DATE, IN_ATTR, "due", NULL, false, WORDS_NONE, "bis wann"},
	{"erledigt", TYPE_DATE, IN_ATTR, "done", NULL, false, WORDS_NONE, "wann erledigt"},
	{"vermerk", TYPE_TEXT, IN_CHILD, "completionNote", NULL, false, WORDS_NONE,
		"Erledigungsvermerk"},
};

static const struct column cost_columns[] = {
	{"massnahme", TYPE_TEXT, IN_PARENT, "code", NULL, true, WORDS_NONE, "Nummer der Maßnahme"},
	{"nr", TYPE_NUMBER, IN_COUNT, NULL, NULL, true, WORDS_NONE,
		"laufende Nummer innerhalb der Maßnahme"},
	{"betrag", TYPE_MONEY, IN_ATTR, "amount", NULL, false, WORDS_NONE, "Betrag in Euro"},
	{"art", TYPE_WORD, IN_ATTR, "kind", NULL, false, WORDS_COST, "einmalig oder jährlich"},
	{"geschaetzt", TYPE_TRUTH, IN_ATTR, "estimate", NULL, false, WORDS_NONE,
		"ob der Betrag geschätzt ist"},
	{"jahr", TYPE_YEAR, IN_ATTR, "year", NULL, false, WORDS_NONE, "Jahr"},
	{"von_jahr", TYPE_YEAR, IN_ATTR, "firstYear", NULL, false, WORDS_NONE, "erstes Jahr"},
	{"bis_jahr", TYPE_YEAR, IN_ATTR, "lastYear", NULL, false, WORDS_NONE, "letztes Jahr"},
	{"text", TYPE_TEXT, IN_OWN, NULL, NULL, false, WORDS_NONE, "wofür"},
};

static const struct column funding_columns[] = {
	{"massnahme", TYPE_TEXT, IN_PARENT, "code", NULL, true, WORDS_NONE, "Nummer der Maßnahme"},
	{"nr", TYPE_NUMBER, IN_COUNT, NULL, NULL, true, WORDS_NONE,
		"laufende Nummer innerhalb der Maßnahme"},
	{"quelle", TYPE_TEXT, IN_ATTR, "source", NULL, false, WORDS_NONE, "woher das Geld kommt"},
	{"betrag", TYPE_MONEY, IN_ATTR, "amount", NULL, false, WORDS_NONE, "Betrag in Euro"},
	{"stand", TYPE_WORD, IN_ATTR, "state", NULL, false, WORDS_FUNDING, "Stand der Förderung"},
	{"text", TYPE_TEXT, IN_OWN, NULL, NULL, false, WORDS_NONE, "Anmerkung"},
};

#define COLUMNS(c) c, sizeof(c) / sizeof(*(c))

const struct table tables_all[] = {
	{"massnahmen", "measure", "actionField", COLUMNS(measure_columns),
		"eine Zeile je Maßnahme"},
	{"status", "statusReport", "statusReports", COLUMNS(status_columns),
		"eine Zeile je Sachstandsmeldung"},
	{"indikatoren", "observation", "indicators", COLUMNS(indicator_columns),
		"eine Zeile je Wert einer Kennzahl"},
	{"sitzungen", "meeting", "meetings", COLUMNS(meeting_columns), "eine Zeile je Sitzung"},
	{"auftraege", "resolutionTask", "meetings", COLUMNS(task_columns), "eine Zeile je Auftrag"},
	{"kosten", "cost", "actionField", COLUMNS(cost_columns),
		"eine Zeile je Kostenangabe einer Maßnahme"},
	{"foerderung", "funding", "actionField", COLUMNS(funding_columns),
		"eine Zeile je Förderung einer Maßnahme"},
};
const size_t tables_count = sizeof(tables_all) / sizeof(*tables_all);

const struct table *
table_named(const char *name)
{
	for (size_t i = 0; i < tables_count; i++)
		if (value_is_same_word(tables_all[i].name, name))
			return &tables_all[i];
	return NULL;
}

const struct column *
table_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->ncolumns; i++)
		if (value_is_same_word(t->columns[i].name, name))
			return &t->columns[i];
	return NULL;
}

static const struct word {
	enum word_list list;
	const char *value;
	enum label label;
} words[] = {
	{WORDS_PRIORITY, "high", LABEL_PRIORITY_HIGH},
	{WORDS_PRIORITY, "medium", LABEL_PRIORITY_MEDIUM},
	{WORDS_PRIORITY, "low", LABEL_PRIORITY_LOW},
	{WORDS_HORIZON, "short", LABEL_HORIZON_SHORT},
	{WORDS_HORIZON, "medium", LABEL_HORIZON_MEDIUM},
	{WORDS_HORIZON, "long", LABEL_HORIZON_LONG},
	{WORDS_HORIZON, "permanent", LABEL_HORIZON_PERMANENT},
	{WORDS_COST, "once", LABEL_DATA_ONCE},
	{WORDS_COST, "yearly", LABEL_DATA_YEARLY},
	{WORDS_FUNDING, "applied", LABEL_FUNDING_APPLIED},
	{WORDS_FUNDING, "granted", LABEL_FUNDING_GRANTED},
	{WORDS_FUNDING, "secured", LABEL_FUNDING_SECURED},
	{WORDS_FUNDING, "open", LABEL_FUNDING_OPEN},
	{WORDS_MEETING, "scheduled", LABEL_DATA_SCHEDULED},
	{WORDS_MEETING, "invited", LABEL_DATA_INVITED},
	{WORDS_MEETING, "held", LABEL_DATA_HELD},
};

static const char *
status_word(const struct model *m, const struct labels *l, enum status s)
{
	const char *own = m->settings.status_label[s];

	return own ? own : label_of(l, (enum label)(LABEL_STATUS_RECOMMENDED + (int)s));
}

const char *
word_shown(const struct model *m, const struct labels *l, enum word_list list, const char *value)
{
	for (int s = 0; list == WORDS_STATUS && s < STATUS_COUNT; s++)
		if (strcmp(value, status_name((enum status)s)) == 0)
			return status_word(m, l, (enum status)s);
	for (int s = SCHEDULE_ON_TIME; list == WORDS_SCHEDULE && s < SCHEDULE_COUNT; s++)
		if (strcmp(value, schedule_name((enum schedule)s)) == 0)
			return label_of(
				l, (enum label)(LABEL_SCHEDULE_ON_TIME + s - SCHEDULE_ON_TIME));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (words[i].list == list && strcmp(words[i].value, value) == 0)
			return label_of(l, words[i].label);
	return NULL;
}

const char *
word_meant(const struct model *m, const struct labels *l, enum word_list list, const char *shown)
{
	for (int s = 0; list == WORDS_STATUS && s < STATUS_COUNT; s++)
		if (value_is_same_word(shown, status_word(m, l, (enum status)s)) ||
			value_is_same_word(shown, status_name((enum status)s)))
			return status_name((enum status)s);
	for (int s = SCHEDULE_ON_TIME; list == WORDS_SCHEDULE && s < SCHEDULE_COUNT; s++)
		if (value_is_same_word(shown, label_of(l, (enum label)(LABEL_SCHEDULE_ON_TIME + s -
								       SCHEDULE_ON_TIME))) ||
			value_is_same_word(shown, schedule_name((enum schedule)s)))
			return schedule_name((enum schedule)s);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (words[i].list == list &&
			(value_is_same_word(shown, label_of(l, words[i].label)) ||
				value_is_same_word(shown, words[i].value)))
			return words[i].value;
	return NULL;
}
