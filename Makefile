# ratsdruck: build, demonstrate, check. `make help` lists the targets.

# Debian packages, one line each with its reason.
#   build-essential, pkg-config   compiler and library lookup
#   libhpdf-dev                   PDF objects (given)
#   libxml2-dev                   XML and XSD (given)
#   libfontconfig-dev             finding fonts (given)
#   libharfbuzz-dev               shaping and subsetting
#   libfribidi-dev                bidirectional text, UAX #9
#   libicu-dev                    line break candidates, grapheme clusters, UAX #14 and #29
#   hyphen-de, -en-gb, -ro, -uk   hyphenation patterns, read by src/text/divide/dic.c; one package
#                                 for each language written in (Turkish needs none)
#   texlive-lang-german           better German patterns (dehyphn-x), one file of it is read
#   hunspell-de-de                the words German compounds are made of
#   libqpdf-dev                   encryption
#   libdeflate-dev                deflating, four times as fast as zlib and smaller
#   libjansson-dev                JSON for manifest and reports
#   libssl-dev                    SHA-512 of what was published
#   libpng-dev, libjpeg-dev       checked decoding of pictures
#   gettext                       makes catalogues of messages and labels, compiled in
#   fonts-noto-core               default fonts
#   icc-profiles-free             sRGB output intent
#   libxlsxwriter-dev             the offices' forms and tables as XLSX
#   libzip-dev                    XLSX and ODS are zip files
#   libcsv-dev                    CSV as others write it
DEMO_PACKAGES = build-essential pkg-config libhpdf-dev libxml2-dev libfontconfig-dev \
	libharfbuzz-dev libfribidi-dev libicu-dev hyphen-de hyphen-en-gb hyphen-ro hyphen-uk \
	texlive-lang-german hunspell-de-de \
	libqpdf-dev libdeflate-dev libjansson-dev libssl-dev libpng-dev libjpeg-dev gettext fonts-noto-core \
	icc-profiles-free poppler-utils libxlsxwriter-dev libzip-dev libcsv-dev
# The tests' judges, none of them ours; Maven fetches veraPDF. libhyphen reads the same
# patterns as we do, but takes two seconds where we take milliseconds: a test compares.
# libclang-rt holds clang's sanitizers. openpyxl fills forms, pikepdf reads structure trees aloud. EB Garamond has CFF outlines, which the default fonts have not, in the same version on all systems.
CHECK_PACKAGES = libcmocka-dev libhyphen-dev fonts-ebgaramond libxml2-utils fontconfig qpdf \
	mupdf-tools clang libclang-rt-dev clang-format clang-tidy cppcheck strace unicode-data default-jre-headless maven git \
	python3-openpyxl python3-pikepdf

CONFIG ?= release
BUILD ?= build/$(CONFIG)
PREFIX ?= /usr/local
VERSION = 0.1.0
CC ?= cc
SHELL = /bin/bash
# V=1 shows whole commands.
Q = $(if $(V),,@)

LIBS = libxml-2.0 fontconfig harfbuzz harfbuzz-subset fribidi icu-uc libqpdf libdeflate \
	jansson libcrypto libpng libjpeg libzip xlsxwriter
# libharu, libcsv and libm have no pkg-config file in Debian 12.
LDLIBS += $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lhpdf -lcsv -lm
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wformat=2 -Wswitch-enum \
	-Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings -Wundef $(if $(WERROR),-Werror)
# A file from outside that finds a fault in us shall not find a way in. FORTIFY needs an
# optimised build; Ubuntu's compiler defines it itself.
HARDEN = -fPIE -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE
HARDEN_LD = -pie -Wl,-z,relro,-z,now,-z,noexecstack
OPT_release = -O2 -g -D_FORTIFY_SOURCE=2
OPT_debug = -O0 -g
OPT_asan = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined -DARENA_PLAIN
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE $(WARNINGS) $(HARDEN) $(OPT_$(CONFIG)) -Isrc -DRATSDRUCK_VERSION='"$(VERSION)"' \
	-DRATSDRUCK_PREFIX='"$(PREFIX)"' $(shell pkg-config --cflags $(LIBS) 2>/dev/null) $(CFLAGS)

SRC := $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c))
OBJ := $(SRC:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/catalogues.o
LIBOBJ := $(filter-out $(BUILD)/obj/main.o,$(OBJ))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
PO := $(sort $(wildcard share/po/*/*.po))

.PHONY: all help demo demo-run demo-records unit-programs packages check check-packages check-run unit golden layers circles lint format asan install clean bench tex-bench robust slurm-test systemd-test portability
all: $(BUILD)/ratsdruck ## build the program

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# The second make reads pkg-config again, after the packages are there.
demo: packages ## install what is missing, build, write the sample's PDFs to output/
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@$(MAKE) --no-print-directory demo-run

demo-run: all
	@$(BUILD)/ratsdruck build input/herzogenrath --output output --verbose

demo-records: all ## the sample's reports sealed on six days, then corrected: output/records/
	@tests/records/demo $(BUILD)/ratsdruck input/herzogenrath output/records

check: packages check-packages ## install what the tests need, run every test
	@$(MAKE) --no-print-directory -j$$(nproc) all unit-programs
	@$(MAKE) --no-print-directory check-run

unit-programs: $(UNIT)

check-run: all $(UNIT)
	@tests/tools/all $(BUILD)

packages:
	@tests/tools/install $(DEMO_PACKAGES)

check-packages:
	@tests/tools/install $(CHECK_PACKAGES)

$(BUILD)/ratsdruck: $(OBJ)
	@$(if $(V),,echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(HARDEN_LD) $(LDFLAGS) -o $@ $(OBJ) $(LDLIBS)

$(BUILD)/libratsdruck.a: $(LIBOBJ)
	@rm -f $@
	$(Q)ar rcs $@ $(LIBOBJ)

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC $<")
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libratsdruck.a Makefile
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC $<")
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP -o $@ $< $(BUILD)/libratsdruck.a $(LDLIBS) -lhyphen -lcmocka

# Messages and labels are part of the program: see src/base/words/catalogue.h.
$(BUILD)/catalogues.c: $(PO) share/po/compile
	@$(if $(V),,echo "  PO $@")
	$(Q)share/po/compile $@

$(BUILD)/obj/catalogues.o: $(BUILD)/catalogues.c src/base/words/catalogue.h Makefile
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC $<")
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

unit: $(UNIT) ## unit tests only
	@export FONTCONFIG_FILE=$(CURDIR)/tests/fonts/fonts.conf; for t in $(UNIT); do $$t || exit 1; done

golden: all ## rewrite the golden dumps; review the diff
	@tests/golden/run --rewrite $(abspath $(BUILD)/ratsdruck)

$(BUILD)/bench/%: tests/bench/tex/%.c $(BUILD)/libratsdruck.a Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libratsdruck.a $(LDLIBS)

bench: all ## time, memory and size beside Typst and LuaLaTeX, and growth
	@tests/bench/speed/run $(BUILD)/ratsdruck input/herzogenrath $(abspath $(BUILD))/bench

tex-bench: $(BUILD)/bench/ours ## line breaks beside LuaLaTeX's; installs LuaLaTeX
	@tests/bench/tex/run $< input/herzogenrath $(BUILD)/bench/tex

layers: ## who may include whom
	@tests/tools/layers

circles: all ## which files need each other: none but the kinds of blocks
	@tests/tools/circles $(BUILD)/obj

# Every source through the compiler CC, no objects. Clang judges the flow as it reads; gcc has to
# generate code for that, and to optimise it little.
JUDGE_clang = -n 24 $(CC) -fsyntax-only
JUDGE = $(or $(JUDGE_$(CC)),-n 1 $(CC) -O0 -g0 -S -o /dev/null)
.PHONY: warnings tidy cppcheck sanitizers
warnings:
	@printf '%s\n' $(SRC) | xargs -P $$(nproc) $(JUDGE) -Werror $(filter-out -O% -g,$(ALL_CFLAGS))

# The catalogues of faults and labels are lists, not code: left as they stand.
FORMATTED := $(filter-out %_tab.h,$(sort $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] tests/unit/*.[ch])))
lint: ## clang-format, clang-tidy with clang's analyzer, cppcheck
	clang-format --dry-run -Werror $(FORMATTED)
	@tests/tools/lint --deep

tidy:
	@printf '%s\n' $(SRC) | xargs -P $$(nproc) -n 8 sh -c \
		'for f; do clang-tidy --quiet $(if $(TIDY_CHECKS),--checks="$(TIDY_CHECKS)") "$$f" -- '"$$(printf '%q ' $(ALL_CFLAGS))"' || bad=1; done; exit $$bad' tidy

# c11: cppcheck of Debian 12 knows no c17.
CHECKED = src
cppcheck:
	@cppcheck --enable=warning,style,performance,portability --inline-suppr --suppressions-list=tests/tools/cppcheck.suppress \
		--error-exitcode=1 --quiet --std=c11 -Isrc -DRATSDRUCK_VERSION='""' -DRATSDRUCK_PREFIX='""' $(CHECKED)

format: ## clang-format everything in place
	clang-format -i $(FORMATTED)

sanitizers: ## unit and golden tests under AddressSanitizer and UBSan, of gcc and of clang
	@for c in gcc clang; do \
		$(MAKE) --no-print-directory CC=$$c CONFIG=asan BUILD=build/asan-$$c all unit-programs && \
		$(MAKE) --no-print-directory CC=$$c CONFIG=asan BUILD=build/asan-$$c unit && \
		tests/golden/run $(CURDIR)/build/asan-$$c/ratsdruck || exit 1; \
	done

asan: ## every test again under AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory check-run CONFIG=asan

robust: all ## power cuts, full disks, failing memory at every step; about 40 minutes
	@RATSDRUCK_LONG=1 tests/robust/run $(abspath $(BUILD)/ratsdruck)
	@RATSDRUCK_LONG=1 tests/publish/run $(abspath $(BUILD)/ratsdruck)

systemd-test: all ## the service in a systemd of its own: what it writes, and its fences; needs root
	@tests/systemd/run $(abspath $(BUILD)/ratsdruck)

slurm-test: all ## an array job on a Slurm of its own: 20 projects, 4 shards
	@tests/tools/install slurm-wlm munge parallel
	@tests/slurm/run $(abspath $(BUILD)/ratsdruck)

portability: ## both commands of the README on Debian 12, 13 and Ubuntu 24.04; about an hour; needs root
	@tests/tools/install debootstrap poppler-utils
	@tests/portability/run

install: all ## DESTDIR and PREFIX as usual
	install -D -m 755 $(BUILD)/ratsdruck $(DESTDIR)$(PREFIX)/bin/ratsdruck
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/ratsdruck/styles styles/*.xml styles/README.md
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/ratsdruck/schema input/schema/*.xsd styles/schema/*.xsd
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/ratsdruck README.md LICENSE
	install -D -m 644 input/README.md $(DESTDIR)$(PREFIX)/share/doc/ratsdruck/input.md
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/ratsdruck docs/*.md share/cron/crontab.example share/slurm/*
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/ratsdruck/starter share/starter/*.xml
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/ratsdruck/starter/status share/starter/status/*.xml
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 share/man/ratsdruck.1
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/bash-completion/completions share/completions/ratsdruck
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system share/systemd/*
	sed -i 's|/usr/local/|$(PREFIX)/|' $(DESTDIR)$(PREFIX)/lib/systemd/system/ratsdruck.service

clean: ## remove everything built; output/ stays
	rm -rf build

.PHONY: pdf-test conformance
pdf-test: all $(UNIT) ## read PDFs back with independent tools
	@tests/pdf/run $(BUILD)/ratsdruck

conformance: all ## PDF/UA-1 and PDF/A-2a by veraPDF; PDF="FILE..." for given files
	@tests/conformance/run $(BUILD)/ratsdruck $(PDF)

-include $(OBJ:.o=.d) $(addsuffix .d,$(UNIT))
