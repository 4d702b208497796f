#include "run/options.h"

#include "base/i18n.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum long_option {
	OPT_AS_OF = 256,
	OPT_COMMITTEE,
	OPT_DIAG,
	OPT_DUMP,
	OPT_HELP,
	OPT_LAYOUT_REPORT,
	OPT_ONLY,
	OPT_PERIOD,
	OPT_VERSION,
};

static const struct option long_options[] = {
	{"as-of", required_argument, NULL, OPT_AS_OF},
	{"committee", required_argument, NULL, OPT_COMMITTEE},
	{"diag", required_argument, NULL, OPT_DIAG},
	{"dump", required_argument, NULL, OPT_DUMP},
	{"help", no_argument, NULL, OPT_HELP},
	{"layout-report", required_argument, NULL, OPT_LAYOUT_REPORT},
	{"only", required_argument, NULL, OPT_ONLY},
	{"output", required_argument, NULL, 'o'},
	{"period", required_argument, NULL, OPT_PERIOD},
	{"quiet", no_argument, NULL, 'q'},
	{"verbose", no_argument, NULL, 'v'},
	{"version", no_argument, NULL, OPT_VERSION},
	{NULL, 0, NULL, 0},
};

static const char *const command_names[] = {"build", "check", "dump"};
static const char *const stage_names[] = {"model", "style", "document", "lines", "pages", "ops"};

static int
find_word(const char *const *words, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], word) == 0)
			return (int)i;
	return -1;
}

#define FIND(words, word) find_word((words), sizeof(words) / sizeof(*(words)), (word))

static void
print_help(void)
{
	puts(_("Usage: ratsdruck COMMAND [OPTION]... [PROJECT]...\n"
	       "Typeset a municipality's concept and its committee progress reports.\n"
	       "\n"
	       "Commands:\n"
	       "  build   write every publication of the project that changed\n"
	       "  check   read and check the project, write nothing\n"
	       "  dump    print what one stage gives (see --dump)\n"
	       "\n"
	       "PROJECT is a folder with a project.xml; default: the current folder.\n"
	       "\n"
	       "Options:\n"
	       "  -o, --output=DIR        folder of the finished files (default: output)\n"
	       "      --only=ID           this publication only\n"
	       "      --committee=ID      reports of this committee only\n"
	       "      --as-of=DATE        cut-off date (default: the newest date in the data)\n"
	       "      --period=PERIOD     report on this period, e.g. 2026-Q3\n"
	       "      --layout-report=FILE  faults of layout as text, or JSON if FILE ends in "
	       ".json\n"
	       "      --dump=STAGE        model, style, document, lines, pages or ops\n"
	       "      --diag=FORM         messages as text (default) or plain\n"
	       "  -q, --quiet             do not list the files\n"
	       "  -v, --verbose           print notes too\n"
	       "      --help              this text\n"
	       "      --version           version and licence\n"
	       "\n"
	       "Exit status: 0 done, 1 input rejected, 2 usage, 3 environment (fonts, disk, "
	       "lock)."));
}

static int
usage(const char *what, const char *value)
{
	fprintf(stderr, "ratsdruck: %s: %s\n", what, value);
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
print_version(void)
{
	printf("ratsdruck %s\n", RATSDRUCK_VERSION);
	puts(_("MIT licence. There is no warranty."));
	return EXIT_DONE;
}

/* One flat switch over the options. */
static int
read_option(struct options *o, int c, const char *arg)
{
	switch (c) {
	case OPT_AS_OF:
		return date_parse(arg, &o->as_of) ? usage(_("not a date (YYYY-MM-DD)"), arg) : -1;
	case OPT_PERIOD:
		o->has_period = true;
		return period_parse(arg, &o->period)
			       ? usage(_("not a period (such as 2026-Q3)"), arg)
			       : -1;
	case OPT_COMMITTEE:
		o->committee = arg;
		return -1;
	case OPT_DIAG:
		return read_diag(o, arg);
	case OPT_DUMP:
		return read_dump(o, arg);
	case OPT_LAYOUT_REPORT:
		o->layout_report = arg;
		return -1;
	case OPT_ONLY:
		o->only = arg;
		return -1;
	case 'o':
		o->output = arg;
		return -1;
	case 'q':
		o->quiet = true;
		return -1;
	case 'v':
		o->verbose = true;
		return -1;
	case OPT_HELP:
		print_help();
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

int
options_read(int argc, char **argv, struct options *o)
{
	static char here[] = ".";
	static char *default_projects[] = {here, NULL};
	int c, rc;

	*o = (struct options){.command = CMD_NONE, .output = "output", .as_of = DATE_NONE};
	while ((c = getopt_long(argc, argv, "o:qv", long_options, NULL)) != -1) {
		rc = read_option(o, c, optarg);
		if (rc >= 0)
			return rc;
	}
	if (optind >= argc)
		return usage(_("no command given"), "build, check, dump");
	rc = read_command(o, argv[optind++]);
	if (rc >= 0)
		return rc;
	o->projects = optind < argc ? argv + optind : default_projects;
	o->nprojects = optind < argc ? (size_t)(argc - optind) : 1;
	return -1;
}
