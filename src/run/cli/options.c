#include "run/cli/options.h"

#include "base/safe.h"
#include "base/words/i18n.h"
#include "publish/publish.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_TIMEOUT 300 /* [s] */
#define WAIT_FOR_EVER (-1)
#define MAX_JOBS 1024
#define MODE_DIGITS 4
#define MODE_OWNER 0600UL
#define MODE_ALL 0666UL /* a document is nothing to execute */

enum long_option {
	OPT_ALL = 256,
	OPT_AS_OF,
	OPT_AS_PUBLISHED,
	OPT_BY,
	OPT_COMMITTEE,
	OPT_CORRECTED,
	OPT_DAY,
	OPT_DIAG,
	OPT_DRY_RUN,
	OPT_DRAFT,
	OPT_DUMP,
	OPT_FORCE,
	OPT_FORMAT,
	OPT_FROM,
	OPT_HELP,
	OPT_IGNORE_SEALS,
	OPT_KEEP,
	OPT_KNOWN,
	OPT_LAYOUT_REPORT,
	OPT_LOG,
	OPT_MAP,
	OPT_MEMORY,
	OPT_METRICS,
	OPT_MODE,
	OPT_OFFICE,
	OPT_OLD,
	OPT_ONLY,
	OPT_PARTIAL,
	OPT_PAPER,
	OPT_PERIOD,
	OPT_PROJECT,
	OPT_PRUNE,
	OPT_REASON,
	OPT_RECORDED,
	OPT_REMOVE,
	OPT_SHARD,
	OPT_TIMEOUT,
	OPT_TODAY,
	OPT_VERSION,
	OPT_WAIT,
};

static const struct option long_options[] = {
	{"all", no_argument, NULL, OPT_ALL},
	{"as-of", required_argument, NULL, OPT_AS_OF},
	{"as-published", no_argument, NULL, OPT_AS_PUBLISHED},
	{"by", required_argument, NULL, OPT_BY},
	{"committee", required_argument, NULL, OPT_COMMITTEE},
	{"corrected", required_argument, NULL, OPT_CORRECTED},
	{"day", required_argument, NULL, OPT_DAY},
	{"diag", required_argument, NULL, OPT_DIAG},
	{"dry-run", no_argument, NULL, OPT_DRY_RUN},
	{"draft", no_argument, NULL, OPT_DRAFT},
	{"dump", required_argument, NULL, OPT_DUMP},
	{"force", no_argument, NULL, OPT_FORCE},
	{"format", required_argument, NULL, OPT_FORMAT},
	{"from", required_argument, NULL, OPT_FROM},
	{"help", no_argument, NULL, OPT_HELP},
	{"ignore-seals", no_argument, NULL, OPT_IGNORE_SEALS},
	{"jobs", required_argument, NULL, 'j'},
	{"keep", required_argument, NULL, OPT_KEEP},
	{"known", required_argument, NULL, OPT_KNOWN},
	{"layout-report", required_argument, NULL, OPT_LAYOUT_REPORT},
	{"log", required_argument, NULL, OPT_LOG},
	{"map", required_argument, NULL, OPT_MAP},
	{"memory", required_argument, NULL, OPT_MEMORY},
	{"metrics", required_argument, NULL, OPT_METRICS},
	{"mode", required_argument, NULL, OPT_MODE},
	{"office", required_argument, NULL, OPT_OFFICE},
	{"old", no_argument, NULL, OPT_OLD},
	{"only", required_argument, NULL, OPT_ONLY},
	{"output", required_argument, NULL, 'o'},
	{"partial", no_argument, NULL, OPT_PARTIAL},
	{"paper", required_argument, NULL, OPT_PAPER},
	{"period", required_argument, NULL, OPT_PERIOD},
	{"project", required_argument, NULL, OPT_PROJECT},
	{"prune", no_argument, NULL, OPT_PRUNE},
	{"quiet", no_argument, NULL, 'q'},
	{"reason", required_argument, NULL, OPT_REASON},
	{"recorded", required_argument, NULL, OPT_RECORDED},
	{"remove", no_argument, NULL, OPT_REMOVE},
	{"shard", required_argument, NULL, OPT_SHARD},
	{"timeout", required_argument, NULL, OPT_TIMEOUT},
	{"today", required_argument, NULL, OPT_TODAY},
	{"verbose", no_argument, NULL, 'v'},
	{"version", no_argument, NULL, OPT_VERSION},
	{"wait", optional_argument, NULL, OPT_WAIT},
	{NULL, 0, NULL, 0},
};

static const char *const command_names[] = {"build", "check", "dump", "export", "form", "import",
	"new", "seal", "status", "verify", "watch", "withdraw"};
static const char *const import_names[] = {"form", "oparl", "tables", "undo"};
static const char *const stage_names[] = {
	"model", "style", "progress", "ledger", "document", "lines", "pages", "ops"};
static const char *const log_names[] = {"plain", "journal", "json"};

static int
find_word(const char *const *words, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], word) == 0)
			return (int)i;
	return -1;
}

#define FIND(words, word) find_word((words), sizeof(words) / sizeof(*(words)), (word))

static int
usage(const char *what, const char *value)
{
	fprintf(stderr, "ratsdruck: %s: ", what);
	safe_print(stderr, value);
	fputc('\n', stderr);
	fprintf(stderr, "%s\n", _("Try 'ratsdruck --help'."));
	return EXIT_USAGE;
}

static int
read_diag(struct options *o, const char *arg)
{
	o->plain_diag = strcmp(arg, "plain") == 0;
	return o->plain_diag || strcmp(arg, "text") == 0
		       ? -1
		       : usage(_("unknown form of messages"), arg);
}

static int
read_dump(struct options *o, const char *arg)
{
	int stage = FIND(stage_names, arg);

	if (stage < 0)
		return usage(_("unknown stage"), arg);
	o->dump = (enum dump_stage)stage;
	return -1;
}

static int
read_log(struct options *o, const char *arg)
{
	int form = FIND(log_names, arg);

	if (form < 0)
		return usage(_("unknown form of the log"), arg);
	o->log = (enum log_form)form;
	return -1;
}

/* A whole number from 0 on, nothing behind it. */
static int
read_number(const char *arg, int *out)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(arg, &end, 10);
	if (end == arg || *end || errno || n < 0 || n > INT_MAX)
		return usage(_("not a number"), arg);
	*out = (int)n;
	return -1;
}

static int
read_jobs(struct options *o, const char *arg)
{
	int rc = read_number(arg, &o->jobs);

	return rc < 0 && (o->jobs < 1 || o->jobs > MAX_JOBS) ? usage(_("not a number of jobs"), arg)
							     : rc;
}

static int
read_keep(struct options *o, const char *arg)
{
	int n = 0, rc = read_number(arg, &n);

	o->keep = (unsigned)n;
	return rc;
}

/* As chmod takes it: octal digits. The owner must be able to read and replace. */
static int
read_mode(struct options *o, const char *arg)
{
	size_t n = strspn(arg, "01234567");
	unsigned long mode = n > 0 && n <= MODE_DIGITS ? strtoul(arg, NULL, 8) : 0;

	if (arg[n] || (mode & MODE_OWNER) != MODE_OWNER || mode & ~MODE_ALL)
		return usage(_("not a mode of files (such as 0644)"), arg);
	o->mode = (mode_t)mode;
	return -1;
}

static int
read_period(struct options *o, const char *arg)
{
	o->has_period = true;
	return period_parse(arg, &o->period) ? usage(_("not a period (such as 2026-Q3)"), arg) : -1;
}

static int
read_date(const char *arg, date *out)
{
	return date_parse(arg, out) ? usage(_("not a date (YYYY-MM-DD)"), arg) : -1;
}

static int
read_wait(struct options *o, const char *arg)
{
	o->wait_seconds = WAIT_FOR_EVER;
	return arg ? read_number(arg, &o->wait_seconds) : -1;
}

static int
read_format(struct options *o, const char *arg)
{
	o->is_workbook = strcmp(arg, "xlsx") == 0;
	return o->is_workbook || strcmp(arg, "csv") == 0 ? -1
							 : usage(_("unknown form of tables"), arg);
}

static int
print_version(void)
{
	printf("ratsdruck %s\n", RATSDRUCK_VERSION);
	puts(_("MIT licence. There is no warranty."));
	return EXIT_DONE;
}

/* Options without a value. One flat switch. */
static bool
read_flag(struct options *o, int c)
{
	switch (c) {
	case OPT_ALL:
		o->takes_all = true;
		return true;
	case OPT_AS_PUBLISHED:
		o->as_published = true;
		return true;
	case OPT_DRAFT:
		o->draft = true;
		return true;
	case OPT_DRY_RUN:
		o->is_dry = true;
		return true;
	case OPT_OLD:
		o->is_old = true;
		return true;
	case OPT_FORCE:
		o->force = true;
		return true;
	case OPT_IGNORE_SEALS:
		o->ignore_seals = true;
		return true;
	case OPT_PARTIAL:
		o->is_partial = true;
		return true;
	case OPT_PRUNE:
		o->prune = true;
		return true;
	case OPT_REMOVE:
		o->is_removing = true;
		return true;
	case 'q':
		o->quiet = true;
		return true;
	case 'v':
		o->verbose = true;
		return true;
	default:
		return false;
	}
}

/* Options whose value is taken as it is. One flat switch. */
static bool
read_text(struct options *o, int c, const char *arg)
{
	switch (c) {
	case OPT_COMMITTEE:
		o->committee = arg;
		return true;
	case OPT_BY:
		o->by = arg;
		return true;
	case OPT_FROM:
		o->from = arg;
		return true;
	case OPT_MAP:
		o->map = arg;
		return true;
	case OPT_REASON:
		o->reason = arg;
		return true;
	case OPT_PAPER:
		o->paper = arg;
		return true;
	case OPT_LAYOUT_REPORT:
		o->layout_report = arg;
		return true;
	case OPT_METRICS:
		o->metrics = arg;
		return true;
	case OPT_OFFICE:
		o->office = arg;
		return true;
	case OPT_ONLY:
		o->only = arg;
		return true;
	case OPT_PROJECT:
		o->project = arg;
		o->has_project = true;
		return true;
	case 'o':
		o->output = arg;
		o->has_output = true;
		return true;
	default:
		return false;
	}
}

/* Options whose value may be wrong. One flat switch. */
static int
read_option(struct options *o, int c, const char *arg)
{
	if (read_flag(o, c) || read_text(o, c, arg))
		return -1;
	switch (c) {
	case OPT_AS_OF:
		return read_date(arg, &o->as_of);
	case OPT_KNOWN:
		return read_date(arg, &o->known);
	case OPT_MODE:
		return read_mode(o, arg);
	case OPT_FORMAT:
		return read_format(o, arg);
	case OPT_RECORDED:
		return read_date(arg, &o->recorded);
	case OPT_TODAY:
		return read_date(arg, &o->today);
	case OPT_CORRECTED:
		return read_date(arg, &o->corrected);
	case OPT_DAY:
		return read_date(arg, &o->day);
	case OPT_PERIOD:
		return read_period(o, arg);
	case OPT_DIAG:
		return read_diag(o, arg);
	case OPT_DUMP:
		return read_dump(o, arg);
	case OPT_LOG:
		return read_log(o, arg);
	case OPT_KEEP:
		return read_keep(o, arg);
	case 'j':
		return read_jobs(o, arg);
	case OPT_MEMORY:
		return read_number(arg, &o->memory_mb);
	case OPT_TIMEOUT:
		return read_number(arg, &o->timeout_seconds);
	case OPT_WAIT:
		return read_wait(o, arg);
	case OPT_SHARD:
		return shard_parse(arg, &o->shard) ? usage(_("not a shard (such as 1/4)"), arg)
						   : -1;
	case OPT_HELP:
		options_help();
		return EXIT_DONE;
	case OPT_VERSION:
		return print_version();
	default:
		fprintf(stderr, "%s\n", _("Try 'ratsdruck --help'."));
		return EXIT_USAGE;
	}
}

static int
read_command(struct options *o, const char *word)
{
	int c = FIND(command_names, word);

	if (c < 0)
		return usage(_("unknown command"), word);
	o->command = (enum command)c;
	return -1;
}

/* What is imported stands before the files; undo has none. */
static int
read_import(struct options *o, int argc, char **argv)
{
	const char *kind = optind < argc ? argv[optind++] : "";
	bool is_undo = strcmp(kind, "undo") == 0;

	if (FIND(import_names, kind) < 0)
		return usage(_("import what? (form, tables, oparl, undo)"), kind);
	o->import_kind = kind;
	if (is_undo == (optind < argc))
		return usage(is_undo ? _("no files here") : _("no file given"), kind);
	return -1;
}

static int
check_export(const struct options *o, int argc, char **argv)
{
	if (optind < argc)
		return usage(_("not here (see --project)"), argv[optind]);
	return o->has_output ? -1 : usage(_("missing option"), "--output");
}

static int
check_new(const struct options *o)
{
	if (!o->from != !o->map)
		return usage(_("missing option"), o->from ? "--map" : "--from");
	return o->from && o->nprojects != 1 ? usage(_("one project only"), o->projects[1]) : -1;
}

static int
check_form(const struct options *o, int argc, char **argv)
{
	if (optind < argc)
		return usage(_("not here (see --project)"), argv[optind]);
	return o->has_period ? -1 : usage(_("missing option"), "--period");
}

int
options_read(int argc, char **argv, struct options *o)
{
	static char here[] = ".";
	static char *default_projects[] = {here, NULL};
	int c, rc;

	*o = (struct options){
		.command = CMD_NONE,
		.output = "output",
		.project = ".",
		.as_of = DATE_NONE,
		.known = DATE_NONE,
		.recorded = DATE_NONE,
		.today = DATE_NONE,
		.day = DATE_NONE,
		.corrected = DATE_NONE,
		.keep = PUBLISH_KEEP,
		.mode = PUBLISH_MODE,
		.timeout_seconds = DEFAULT_TIMEOUT,
	};
	while ((c = getopt_long(argc, argv, "j:o:qv", long_options, NULL)) != -1) {
		rc = read_option(o, c, optarg);
		if (rc >= 0)
			return rc;
	}
	if (optind >= argc)
		return usage(_("no command given"), "build, check, dump, export, form, import, "
						    "new, seal, status, verify, watch, withdraw");
	rc = read_command(o, argv[optind++]);
	if (rc < 0 && o->command == CMD_IMPORT)
		rc = read_import(o, argc, argv);
	if (rc < 0 && o->command == CMD_EXPORT)
		rc = check_export(o, argc, argv);
	if (rc < 0 && o->command == CMD_FORM)
		rc = check_form(o, argc, argv);
	if (rc < 0 && o->command == CMD_WITHDRAW && optind >= argc)
		rc = usage(_("no document named"), "withdraw");
	if (rc >= 0)
		return rc;
	if (options_clash(o))
		return usage(_("these do not go together"), options_clash(o));
	o->projects = optind < argc ? argv + optind : default_projects;
	o->nprojects = optind < argc ? (size_t)(argc - optind) : 1;
	return o->command == CMD_NEW ? check_new(o) : -1;
}

bool
options_are_whole(const struct options *o)
{
	return !o->only && !o->committee && !o->has_period && o->as_of == DATE_NONE &&
	       o->known == DATE_NONE && o->corrected == DATE_NONE;
}

const char *
options_clash(const struct options *o)
{
	if (o->command == CMD_SEAL && o->shard.count)
		return "seal --shard";
	if (o->draft && o->command != CMD_BUILD && o->command != CMD_DUMP)
		return "--draft";
	if (o->ignore_seals && o->command != CMD_BUILD && o->command != CMD_DUMP)
		return "--ignore-seals";
	if (o->command != CMD_SEAL && (o->paper || o->by || o->as_published))
		return "--paper, --by, --as-published";
	if (o->command != CMD_SEAL && o->command != CMD_WITHDRAW && o->day != DATE_NONE)
		return "--day";
	if (o->corrected != DATE_NONE && (!o->has_period || o->draft || o->ignore_seals))
		return "--corrected (--period)";
	if (o->corrected != DATE_NONE && o->command != CMD_BUILD && o->command != CMD_SEAL &&
		o->command != CMD_DUMP && o->command != CMD_STATUS)
		return "--corrected";
	if (o->command == CMD_WITHDRAW && o->has_project && (!o->reason || !*o->reason))
		return "withdraw --project=DIR --reason=TEXT";
	if (o->command != CMD_WITHDRAW && o->reason)
		return "--reason";
	if (o->command == CMD_SEAL && o->paper && o->day == DATE_NONE)
		return "--paper (--day)";
	return NULL;
}
