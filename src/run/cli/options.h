/*
 * options: the command line.
 *
 * Does     reads subcommand and options by GNU conventions.
 * Units    -
 * Gives    one struct; absent options have their written defaults.
 * Errors   usage faults print one line and the way to --help; status 2.
 * Memory   strings are argv's.
 * Source   GNU Coding Standards, "Command-Line Interfaces".
 */
#ifndef RUN_CLI_OPTIONS_H
#define RUN_CLI_OPTIONS_H

#include "base/date.h"
#include "publish/shard.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum command {
	CMD_BUILD,
	CMD_CHECK,
	CMD_DUMP,
	CMD_EXPORT,
	CMD_FORM,
	CMD_IMPORT,
	CMD_NEW,
	CMD_SEAL,
	CMD_STATUS,
	CMD_VERIFY,
	CMD_WATCH,
	CMD_WITHDRAW,
	CMD_NONE
};
enum dump_stage {
	DUMP_MODEL,
	DUMP_STYLE,
	DUMP_PROGRESS,
	DUMP_LEDGER,
	DUMP_DOCUMENT,
	DUMP_LINES,
	DUMP_PAGES,
	DUMP_OPS
};
enum exit_status { EXIT_DONE = 0, EXIT_REJECTED = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };
enum log_form { LOG_PLAIN, LOG_JOURNAL, LOG_JSON };

struct options {
	enum command command;
	char **projects; /* nprojects folders, at least one; for import the files */
	size_t nprojects;
	const char *output;      /* folder of the finished files */
	bool has_output;         /* it was given */
	const char *project;     /* form, import: the project's folder; verify: whose records */
	bool has_project;        /* it was named */
	const char *import_kind; /* form, tables, oparl or undo */
	const char *office;      /* an office's id, NULL = all */
	date recorded;           /* the day of an import, DATE_NONE = today */
	const char *from, *map;  /* new: an office's list and how to read it */
	bool is_workbook;        /* export as XLSX instead of CSV */
	bool is_dry;             /* write nothing */
	bool is_old;             /* withdraw replaced versions only */
	bool is_partial;         /* take good files beside bad ones */
	bool is_removing;        /* take away what a table does not have */
	bool takes_all;          /* council data that the project does not name, too */
	const char *only;        /* a publication's id, NULL = all */
	const char *committee;   /* a committee's id, NULL = all */
	date as_of;              /* DATE_NONE = as the data say (run/plan/span.h) */
	date today;              /* DATE_NONE = the clock's; command_run() asks it */
	date known;              /* DATE_NONE = everything, whenever it was entered */
	bool has_period;
	struct period period;
	enum dump_stage dump;
	enum log_form log;
	bool plain_diag;           /* messages in the language-independent form */
	bool quiet;                /* say nothing about files written */
	bool verbose;              /* notes and unchanged files too */
	bool force;                /* render even what is fresh */
	bool prune;                /* delete what is no longer produced */
	unsigned keep;             /* old versions of each file */
	mode_t mode;               /* of published files */
	int jobs;                  /* workers, 0 = as many as cores */
	int timeout_seconds;       /* for one document, 0 = none */
	int memory_mb;             /* for one worker, 0 = no limit */
	int wait_seconds;          /* for the lock, -1 = for ever */
	struct shard shard;        /* count 0 = everything */
	const char *metrics;       /* Prometheus text file, NULL = none */
	const char *layout_report; /* file, "-" = standard output, NULL = none */
	date day;                  /* seal: heard on, DATE_NONE = as the data say */
	date corrected;            /* make, or seal, corrected editions of that day */
	const char *paper, *by;    /* seal: NULL = as the data say; nobody named */
	const char *reason;        /* withdraw: why */
	bool as_published;         /* seal: although the data have changed since */
	bool ignore_seals;         /* compute sealed reports anew, each page says so */
	bool draft;                /* each page says so; never current, never sealed */
};

/*
 * Gives -1 to go on; else the exit status to end with (help and version
 * were printed, or a usage fault was).
 */
int options_read(int argc, char **argv, struct options *o);

/* Everything of a project, not a selection: only then can a file be superfluous. */
bool options_are_whole(const struct options *o);

/* The fault of a combination that means nothing, NULL = none. */
const char *options_clash(const struct options *o);

void options_help(void);

#endif
