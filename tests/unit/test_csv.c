/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit.h"

#include "base/csv.h"

/* Rows as "line: [cell] [cell]", then the fault. */
static const char *read_all(enti_buffer *out, ent_text bytes, char separator) {
    enti_csv csv;
    enti_buffer_clear(out);
    enti_csv_init(&csv, bytes, separator);
    while (enti_csv_next(&csv)) {
        enti_buffer_add_format(out, "%zu:", csv.line);
        for (size_t i = 0; i < enti_csv_count(&csv); i++) {
            enti_buffer_add_string(out, " [");
            enti_buffer_add(out, enti_csv_cell(&csv, i));
            enti_buffer_add_byte(out, ']');
        }
        enti_buffer_add_byte(out, '\n');
    }
    if (csv.fault) enti_buffer_add_format(out, "%zu: %s", csv.line, csv.fault);
    enti_buffer_add_byte(out, '\0');
    enti_csv_release(&csv);
    return out->bytes;
}

static void rows_and_cells(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        char separator;
        const char *rows;
    } cases[] = {
        {"", 0, ""},
        {"a,b\nc,d\n", 0, "1: [a] [b]\n2: [c] [d]\n"},
        {"a,b\r\nc,d", 0, "1: [a] [b]\n2: [c] [d]\n"},
        {"a,b\rc,d\r", 0, "1: [a] [b]\n2: [c] [d]\n"},
        {"a,,\n,\n\nx", 0, "1: [a] [] []\n2: [] []\n3: []\n4: [x]\n"},
        {"a;b\nc,c;d\n", 0, "1: [a] [b]\n2: [c,c] [d]\n"},
        {"a\tb;\tc\n", 0, "1: [a] [b;] [c]\n"},
        {"a\tb\n", ',', "1: [a\tb]\n"},
        {"# x;y;z\na,b\n", 0, "1: [# x;y;z]\n2: [a] [b]\n"},
        {"\"a;a;a\",b\n", 0, "1: [a;a;a] [b]\n"},
        {"\"a,\"\"b\"\"\",\"\"\n", ',', "1: [a,\"b\"] []\n"},
        {"\"\"\"\"\n", ',', "1: [\"]\n"},
        {"\"a\nb\r\nc\",d\ne\n", ',', "1: [a\nb\r\nc] [d]\n4: [e]\n"},
        {"a\"b,c\"\n", ',', "1: [a\"b] [c\"]\n"},
        {"a\n\"b", ',', "1: [a]\n2: a quote is not closed"},
        {"\"a\"b\n", ',', "1: text after a closing quote"},
        {"\"", ',', "1: a quote is not closed"},
    };
    enti_buffer out;
    enti_buffer_init(&out);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_all(&out, enti_text_of(cases[i].bytes), cases[i].separator), cases[i].rows);
    enti_buffer_release(&out);
}

/* What is quoted comes back, whatever is in it. */
static void random_cells_come_back(void **state) {
    (void)state;
    static const char letters[] = "a,;\"\r\n\t |\xC3\xA9";
    uint64_t seed = 4180;
    for (int round = 0; round < 2000; round++) {
        char cells[4][8] = {{0}}, bytes[128];
        size_t len = 0, lens[4];
        for (size_t i = 0; i < 4; i++) {
            lens[i] = random_below(&seed, sizeof cells[i]);
            for (size_t k = 0; k < lens[i]; k++)
                cells[i][k] = letters[random_below(&seed, sizeof letters - 1)];
            bytes[len++] = '"';
            for (size_t k = 0; k < lens[i]; k++) {
                if (cells[i][k] == '"') bytes[len++] = '"';
                bytes[len++] = cells[i][k];
            }
            bytes[len++] = '"';
            bytes[len++] = i < 3 ? ',' : '\n';
        }
        enti_csv csv;
        enti_csv_init(&csv, enti_text(bytes, len), ',');
        assert_true(enti_csv_next(&csv));
        assert_int_equal(enti_csv_count(&csv), 4);
        for (size_t i = 0; i < 4; i++)
            assert_true(enti_text_equal(enti_csv_cell(&csv, i), enti_text(cells[i], lens[i])));
        assert_false(enti_csv_next(&csv));
        assert_null(csv.fault);
        enti_csv_release(&csv);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells),
        cmocka_unit_test(random_cells_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
