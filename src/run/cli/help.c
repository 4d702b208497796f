/* The text of --help. */
#include "run/cli/options.h"

#include "base/words/i18n.h"

#include <stdio.h>

static void
help_on_commands(void)
{
	puts(_("Usage: ratsdruck COMMAND [OPTION]... [PROJECT]...\n"
	       "Typeset a municipality's concept and its committee progress reports.\n"
	       "\n"
	       "Commands:\n"
	       "  build   write every publication of the projects that changed\n"
	       "  check   read and check the projects, write nothing\n"
	       "  status  say what is stale and why, write nothing\n"
	       "  watch   build, and again whenever a file of a project is saved\n"
	       "  new     make a starter project in the folder PROJECT\n"
	       "  form    write a form for each office, to be filled in (--period=...)\n"
	       "  import  take in files: import form|tables|oparl FILE...; import undo takes it "
	       "back\n"
	       "  export  write the project as flat tables (--output=...)\n"
	       "  seal    keep reports that a committee has noted, as they were published\n"
	       "  verify  compare sealed files with their records; OUTPUT in place of PROJECT\n"
	       "  withdraw  take a sealed document back: withdraw FILE... OUTPUT...\n"
	       "  withdraw --output=OUTPUT NAME...  take any published document back\n"
	       "  dump    print what one stage gives (see --dump)\n"
	       "\n"
	       "PROJECT is a folder with a project.xml, or a folder of such folders; default:\n"
	       "the current folder. Several projects get a folder each below the output folder."));
}

static void
help_on_choice(void)
{
	puts(_("\n"
	       "What to build:\n"
	       "  -o, --output=DIR        folder of the finished files (default: output)\n"
	       "      --only=ID           this publication only\n"
	       "      --committee=ID      reports of this committee only\n"
	       "      --as-of=DATE        cut-off date (default: the end of the last period that "
	       "is\n"
	       "                          over and has status reports)\n"
	       "      --known=DATE        leave out what was recorded later (default: nothing)\n"
	       "      --period=PERIOD     report on this period, e.g. 2026-Q3\n"
	       "      --shard=I/N         the I-th of N parts of all publications\n"
	       "      --force             render everything; equal files stay untouched;\n"
	       "                          many new periods are no mistake\n"
	       "      --keep=N            old versions kept of each file (default: 10)\n"
	       "      --mode=MODE         of public files, whatever the umask (default: 0644)\n"
	       "      --prune             delete files that are no longer produced\n"
	       "      --today=DATE        instead of the clock's: what is over, what is ahead\n"
	       "      --draft             drafts: marked on each page, never current\n"
	       "      --ignore-seals      compute sealed reports anew, into a folder of its own"));
}

static void
help_on_data(void)
{
	puts(_("\n"
	       "Data in and out (form, import, export):\n"
	       "      --project=DIR           the project's folder (default: the current one)\n"
	       "      --office=ID             the form of this office only\n"
	       "      --recorded=DATE         day of the import (default: today)\n"
	       "      --dry-run               say what would change, write nothing\n"
	       "      --all                   council data of committees the project does not "
	       "name, too\n"
	       "      --partial               take good files beside bad ones\n"
	       "      --remove                take away what an imported table does not have\n"
	       "      --format=FORM           of exported tables: csv (default) or xlsx\n"
	       "      --from=LIST --map=FILE  new: make the project from an office's own list"));
}

static void
help_on_sealing(void)
{
	puts(_("\n"
	       "Sealing (seal, verify, withdraw):\n"
	       "      --day=DATE          day of the meeting that heard it\n"
	       "      --paper=REF         reference of its paper (with --day)\n"
	       "      --by=NAME           who sealed it, if that is to be recorded\n"
	       "      --corrected=DATE    build, seal: corrected edition of a sealed period\n"
	       "      --as-published      although the data have changed since\n"
	       "      --reason=TEXT       withdraw: why\n"
	       "      --project=DIR       verify, withdraw: the project with the records"));
}

static void
help_on_running(void)
{
	puts(_("\n"
	       "How to run:\n"
	       "  -j, --jobs=N            worker processes (default: one per core)\n"
	       "      --timeout=SECONDS   for one document (default: 300, 0 for none)\n"
	       "      --memory=MB         for one worker (default: 0 for no limit)\n"
	       "      --wait[=SECONDS]    wait for another run in the same folder"));
}

static void
help_on_messages(void)
{
	puts(_("\n"
	       "Messages:\n"
	       "      --log=FORM          plain (default), journal (with priorities) or json\n"
	       "      --metrics=FILE      write figures of the run for Prometheus\n"
	       "      --layout-report=FILE  faults of layout as text, or JSON if FILE ends in "
	       ".json\n"
	       "      --dump=STAGE        model, style, progress, ledger, document, lines, pages "
	       "or ops\n"
	       "      --diag=FORM         messages as text (default) or plain\n"
	       "  -q, --quiet             do not list the files\n"
	       "  -v, --verbose           list unchanged files and print notes too\n"
	       "      --help              this text\n"
	       "      --version           version and licence\n"
	       "\n"
	       "Exit status: 0 done, 1 input rejected, 2 usage, 3 environment (fonts, disk, "
	       "lock)."));
}

void
options_help(void)
{
	help_on_commands();
	help_on_choice();
	help_on_data();
	help_on_sealing();
	help_on_running();
	help_on_messages();
}
