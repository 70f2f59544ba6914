# Entente: `make help` lists the targets.

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
V ?= 0
Q := $(if $(filter 1,$(V)),,@)

PACKAGES := igraph libpcre2-8 jansson libxml-2.0 libarchive libutf8proc nettle
DEBIAN_PACKAGES := gcc make pkg-config libigraph-dev libpcre2-dev libjansson-dev libxml2-dev libarchive-dev libutf8proc-dev \
	nettle-dev libcmocka-dev libxml2-utils graphviz python3 python3-networkx python3-scipy locales clang clang-format valgrind

CC ?= cc
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings \
	-Wconversion -Wsign-conversion -Wformat=2 -Wundef -Wvla
OPTIMISE ?= -O2 -g
WERROR ?=
SANITIZE ?=
ENT_CFLAGS := -std=c11 -DENT_DATADIR=\"$(PREFIX)/share/entente\" -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DPCRE2_CODE_UNIT_WIDTH=8 -Iinclude -Isrc -fPIC -fvisibility=hidden -pthread \
	$(WARNINGS) $(WERROR) $(OPTIMISE) $(SANITIZE) $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)) $(CFLAGS)
ENT_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm -pthread
CMOCKA_LIBS = $(shell pkg-config --libs cmocka 2>/dev/null)

LIB_SOURCES := $(sort $(wildcard src/base/*.c src/corpus/*.c src/gazetteer/*.c src/extract/*.c src/network/*.c src/export/*.c src/pipeline.c))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS := $(CLI_SOURCES:%.c=$(BUILD)/%.o)
UNIT_PROGRAMS := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)
PROGRAM := $(if $(CLI_SOURCES),$(BUILD)/entente)
FORMATTED := $(shell find src include tests examples bench -name '*.[ch]' 2>/dev/null)

DATADIR ?= $(PREFIX)/share/entente/gazetteers

.PHONY: all gazetteers deps demo check check-layers check-asan check-tsan install uninstall clean format lint help
.DEFAULT_GOAL := all
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:

# deps comes first of the goals that are named beside it, whatever their order and -j.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(filter-out deps,$(MAKECMDGOALS)): deps
endif
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
deps:
	@if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(DEBIAN_PACKAGES) >/dev/null; \
	else echo "Needed: a C11 compiler, make, pkg-config, and (with headers) igraph 0.10, PCRE2, jansson, libxml2, libarchive, utf8proc, nettle;"; \
	  echo "for the tests also cmocka, xmllint, Graphviz, python3 with NetworkX, valgrind."; fi

all: $(BUILD)/libentente.a $(BUILD)/libentente.so $(PROGRAM)

help:
	@printf '%s\n' 'make              build/entente, libentente.a and libentente.so' \
	  'make deps         install what is needed (Debian; as root or with sudo)' \
	  'make demo         build the network of examples/ and say where it is' \
	  'make check        all tests; ends with "N passed, N failed"' \
	  'make check-asan   the tests under AddressSanitizer and UndefinedBehaviorSanitizer' \
	  'make check-tsan   the tests of threads under ThreadSanitizer' \
	  'make bench        time the matcher and its peers on the same text (Hyperscan, grep, pyahocorasick)' \
	  'make check-layers every include points up the list of folders' \
	  'make lint format  clang-tidy and clang-format' \
	  'make install uninstall   with DESTDIR and PREFIX'

# A change of flags rebuilds: objects depend on a file that holds them.
FLAGS_FILE := $(BUILD)/.flags
ifneq ($(shell cat $(FLAGS_FILE) 2>/dev/null),$(strip $(CC) $(ENT_CFLAGS)))
.PHONY: $(FLAGS_FILE)
endif
$(FLAGS_FILE):
	@mkdir -p $(@D)
	@printf '%s\n' '$(strip $(CC) $(ENT_CFLAGS))' > $@

$(BUILD)/%.o: %.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	@[ $(V) = 1 ] || echo '  CC $<'
	$(Q)$(CC) $(ENT_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libentente.a: $(LIB_OBJECTS)
	$(Q)rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/libentente.so: $(LIB_OBJECTS)
	$(Q)$(CC) -shared $(SANITIZE) -Wl,-soname,libentente.so.0 $^ $(ENT_LIBS) -o $@

$(BUILD)/entente: $(CLI_OBJECTS) $(BUILD)/libentente.a
	$(Q)$(CC) $(SANITIZE) $^ $(ENT_LIBS) -o $@

$(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(BUILD)/libentente.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(SANITIZE) $^ $(CMOCKA_LIBS) $(ENT_LIBS) -o $@

check: all $(UNIT_PROGRAMS)
	$(Q)BUILD=$(BUILD) tests/run

check-layers:
	$(Q)tests/layers

check-asan:
	$(Q)$(MAKE) BUILD=build-asan OPTIMISE='-O1 -g' SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' check

check-tsan:
	$(Q)$(MAKE) BUILD=build-tsan OPTIMISE='-O1 -g' SANITIZE='-fsanitize=thread' check

demo: all
	$(Q)$(PROGRAM) build examples/articles -o $(BUILD)/demo.graphml
	$(Q)$(PROGRAM) build -q examples/articles -o $(BUILD)/demo.dot
	$(Q)$(PROGRAM) report -q examples/articles -n 10
	@echo; echo "The network is in $(BUILD)/demo.graphml (for Gephi) and $(BUILD)/demo.dot (for Graphviz: dot -Tsvg -O $(BUILD)/demo.dot)."

$(BUILD)/entente.1: $(PROGRAM)
	$(Q)$(PROGRAM) --manual > $@

$(BUILD)/entente.bash: $(PROGRAM)
	$(Q)$(PROGRAM) --completions > $@

$(BUILD)/entente.pc: Makefile $(FLAGS_FILE)
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' 'Name: entente' \
	  'Description: who is mentioned with whom in news articles' 'Version: $(VERSION)' 'Requires.private: $(PACKAGES)' \
	  'Libs: -L$${libdir} -lentente' 'Libs.private: -lm -pthread' 'Cflags: -I$${includedir}' > $@

INSTALLED = bin/entente lib/libentente.a lib/libentente.so lib/libentente.so.0 lib/pkgconfig/entente.pc include/entente.h \
	share/man/man1/entente.1 share/bash-completion/completions/entente

install: all $(BUILD)/entente.1 $(BUILD)/entente.bash $(BUILD)/entente.pc
	$(Q)install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin lib/pkgconfig include share/man/man1 share/bash-completion/completions share/entente)
	$(Q)install -m 755 $(BUILD)/entente $(DESTDIR)$(PREFIX)/bin/
	$(Q)install -m 644 $(BUILD)/libentente.a $(DESTDIR)$(PREFIX)/lib/
	$(Q)install -m 755 $(BUILD)/libentente.so $(DESTDIR)$(PREFIX)/lib/libentente.so.0
	$(Q)ln -sf libentente.so.0 $(DESTDIR)$(PREFIX)/lib/libentente.so
	$(Q)install -m 644 $(BUILD)/entente.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/
	$(Q)install -m 644 include/entente.h $(DESTDIR)$(PREFIX)/include/
	$(Q)install -m 644 $(BUILD)/entente.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	$(Q)install -m 644 $(BUILD)/entente.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/entente
	$(Q)cd gazetteers && find . -name sources -prune -o -type f -print | while read -r f; do install -D -m 644 "$$f" "$(abspath $(DESTDIR)$(PREFIX))/share/entente/gazetteers/$$f"; done

uninstall:
	$(Q)rm -f $(addprefix $(DESTDIR)$(PREFIX)/,$(INSTALLED))
	$(Q)rm -rf $(DESTDIR)$(PREFIX)/share/entente

gazetteers:
	$(Q)gazetteers/sources/build.sh

# No part of the tests: it needs a quiet machine, and its peers where they are installed.
BENCH_MB ?= 20
BENCH_ROUNDS ?= 5
BENCH_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard bench/*.c)))
HYPERSCAN := $(shell pkg-config --exists libhs 2>/dev/null && echo libhs)

$(BENCH_OBJECTS): private ENT_CFLAGS += $(if $(HYPERSCAN),-DBENCH_HYPERSCAN)

$(BUILD)/bench/bench: $(BENCH_OBJECTS) $(BUILD)/libentente.a
	$(Q)$(CC) $(SANITIZE) $^ $(ENT_LIBS) $(if $(HYPERSCAN),$(shell pkg-config --libs $(HYPERSCAN))) -o $@

bench: $(BUILD)/bench/bench
	$(Q)$< $(BUILD)/bench $(BENCH_MB) $(BENCH_ROUNDS) examples/articles/*.txt

format:
	$(Q)clang-format -i $(FORMATTED)

lint:
	$(Q)clang-format --dry-run --Werror $(FORMATTED)
	$(Q)tests/layers

clean:
	$(Q)rm -rf build build-asan build-tsan

-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(UNIT_SOURCES:%.c=$(BUILD)/%.d) $(BENCH_OBJECTS:.o=.d)
