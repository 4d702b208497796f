# ratsdruck: build, demonstrate, check. `make help` lists the targets.

# Debian packages, one line each with its reason.
#   build-essential, pkg-config   compiler and library lookup
#   libhpdf-dev                   PDF objects (given)
#   libxml2-dev                   XML and XSD (given)
#   libfontconfig-dev             finding fonts (given)
#   libharfbuzz-dev               shaping and subsetting
#   libfribidi-dev                bidirectional text, UAX #9
#   libunibreak-dev               line break candidates, UAX #14
#   libhyphen-dev, hyphen-de, hyphen-en-gb   hyphenation patterns and their reader
#   libqpdf-dev                   object streams, linearisation, encryption
#   libjansson-dev                JSON for manifest and reports
#   libssl-dev                    SHA-512 of what was published
#   libpng-dev, libjpeg-dev       checked decoding of pictures
#   gettext                       catalogues of messages and labels
#   fonts-noto-core               default fonts
#   icc-profiles-free             sRGB output intent
DEMO_PACKAGES = build-essential pkg-config libhpdf-dev libxml2-dev libfontconfig-dev \
	libharfbuzz-dev libfribidi-dev libunibreak-dev libhyphen-dev hyphen-de hyphen-en-gb \
	libqpdf-dev libjansson-dev libssl-dev libpng-dev libjpeg-dev gettext fonts-noto-core \
	icc-profiles-free poppler-utils
# The tests' judges, none of them ours; Maven fetches veraPDF.
CHECK_PACKAGES = libcmocka-dev libxml2-utils qpdf mupdf-tools clang clang-format clang-tidy \
	cppcheck strace unicode-data default-jre-headless maven git

CONFIG ?= release
BUILD ?= build/$(CONFIG)
PREFIX ?= /usr/local
VERSION = 0.1.0
CC ?= cc
SHELL = /bin/bash

LIBS = libxml-2.0 fontconfig harfbuzz harfbuzz-subset fribidi libunibreak libqpdf jansson \
	libcrypto libpng libjpeg
# libharu, libhyphen and libm have no pkg-config file in Debian 12.
LDLIBS += $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lhpdf -lhyphen -lm
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wformat=2 -Wswitch-enum \
	-Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings -Wundef $(if $(WERROR),-Werror)
OPT_release = -O2 -g
OPT_debug = -O0 -g
OPT_asan = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined -DARENA_PLAIN
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE $(WARNINGS) $(OPT_$(CONFIG)) -Isrc -DRATSDRUCK_VERSION='"$(VERSION)"' \
	-DRATSDRUCK_PREFIX='"$(PREFIX)"' $(shell pkg-config --cflags $(LIBS) 2>/dev/null) $(CFLAGS)

SRC := $(sort $(wildcard src/*.c src/*/*.c))
OBJ := $(SRC:src/%.c=$(BUILD)/obj/%.o)
LIBOBJ := $(filter-out $(BUILD)/obj/main.o,$(OBJ))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
PO := $(sort $(wildcard share/po/de/*.po))

.PHONY: all help demo packages check-packages clean unit
all: $(BUILD)/ratsdruck catalogues ## build the program and its catalogues

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

$(BUILD)/ratsdruck: $(OBJ)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(OBJ) $(LDLIBS)

$(BUILD)/libratsdruck.a: $(LIBOBJ)
	@rm -f $@
	ar rcs $@ $(LIBOBJ)

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libratsdruck.a Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP -o $@ $< $(BUILD)/libratsdruck.a $(LDLIBS) -lcmocka

.PHONY: catalogues
catalogues: build/locale/de/LC_MESSAGES/ratsdruck.mo
build/locale/de/LC_MESSAGES/ratsdruck.mo: $(PO)
	@mkdir -p $(@D)
	msgcat --use-first $(PO) | msgfmt --check-format -o $@ -

unit: $(UNIT) catalogues ## unit tests (cmocka)
	@for t in $(UNIT); do $$t || exit 1; done

clean: ## remove everything built; output/ stays
	rm -rf build

-include $(OBJ:.o=.d) $(addsuffix .d,$(UNIT))
