/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <locale.h>
#include <utf8proc.h>

static const char *key_of(enti_buffer *key, const char *text) {
    enti_buffer_clear(key);
    enti_fold_key(key, enti_text_of(text));
    enti_buffer_add_byte(key, '\0');
    return key->bytes;
}

static void keys_unify_case_accents_and_signs(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"Türkiye", "turkiye"},
        {"TÜRK\u0130YE", "turkiye"},
        {"TU\u0308RKI\u0307YE", "turkiye"},
        {"Côte d\u2019Ivoire", "cote d'ivoire"},
        {"Co\u0302te d\u02BCIvoire", "cote d'ivoire"},
        {"Wałęsa", "walesa"},
        {"Æther Straße", "aether strasse"},
        {"İlham Əliyev", "ilham aliyev"},
        {"Guinea\u2011Bissau", "guinea-bissau"},
        {"Mali\u2013Chad", "mali-chad"},
        {"  South\u00A0 \u3000\tSudan\u200B", "south sudan"},
        {"Ma\u00ADli", "mali"},
        {"a\u200Bb\u200Dc", "a bc"},
        {"Ανδρέας", "ανδρεασ"},
        {"ΑΝΔΡΕΑΣ", "ανδρεασ"},
        {"日本", "日本"},
        {"한국", "한국"},
        {"", ""},
        {" \u00AD ", ""},
    };
    enti_buffer key;
    enti_buffer_init(&key);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(key_of(&key, rows[i][0]), rows[i][1]);
    enti_buffer_release(&key);
}

static void keys_do_not_depend_on_the_locale(void **state) {
    (void)state;
    enti_buffer key;
    enti_buffer_init(&key);
    setlocale(LC_ALL, "tr_TR.UTF-8");
    assert_string_equal(key_of(&key, "IRAN \u0130ran"), "iran iran");
    setlocale(LC_ALL, "C");
    enti_buffer_release(&key);
}

/* Over all of Unicode: composed and decomposed give one key, and a key is its own key. */
static void keys_are_the_same_composed_and_decomposed(void **state) {
    (void)state;
    enti_buffer key, again;
    enti_buffer_init(&key);
    enti_buffer_init(&again);
    for (uint32_t point = 1; point <= 0x10FFFF; point++) {
        if (point == 0xD800) point = 0xE000;
        if (point >= 0xAC00 && point <= 0xD7A3) continue;
        char bytes[5] = {0};
        enti_utf8_encode(bytes, point);
        utf8proc_uint8_t *apart = utf8proc_NFD((const utf8proc_uint8_t *)bytes);
        if (strcmp(key_of(&key, bytes), key_of(&again, (const char *)apart)) != 0)
            fail_msg("U+%04X has the key '%s', decomposed '%s'", (unsigned)point, key.bytes, again.bytes);
        free(apart);
        if (strcmp(key.bytes, key_of(&again, key.bytes)) != 0)
            fail_msg("U+%04X has the key '%s', whose key is '%s'", (unsigned)point, key.bytes, again.bytes);
    }
    enti_buffer_release(&key);
    enti_buffer_release(&again);
}

static void plain_letters_keep_their_case(void **state) {
    (void)state;
    static const struct {
        uint32_t point;
        const char *plain;
    } rows[] = {{0xC9, "E"},    {0xE9, "e"},    {0x141, "L"},    {0xDF, "ss"},  {0x1FE, "O"},
                {0x301, ""},    {'x', "x"},     {0xFB03, "ffi"}, {0x1EC7, "e"}, {0x439, "и"},
                {0x4E00, "一"}, {0xAC00, "가"}, {0x93F, "ि"},    {0x18F, "A"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t out[4];
        char bytes[17] = {0};
        size_t n = enti_point_plain(out, rows[i].point), len = 0;
        for (size_t k = 0; k < n; k++) len += enti_utf8_encode(bytes + len, out[k]);
        assert_string_equal(bytes, rows[i].plain);
    }
}

/* One letter a class: w word, l letter, m mark, c capital, b blank, i invisible, a apostrophe, h hyphen,
 * u unspaced. */
static void classes_of(char out[10], uint32_t point) {
    size_t n = 0;
    if (enti_is_word(point)) out[n++] = 'w';
    if (enti_is_letter(point)) out[n++] = 'l';
    if (enti_is_mark(point)) out[n++] = 'm';
    if (enti_is_capital(point)) out[n++] = 'c';
    if (enti_is_blank(point)) out[n++] = 'b';
    if (enti_is_invisible(point)) out[n++] = 'i';
    if (enti_is_apostrophe(point)) out[n++] = 'a';
    if (enti_is_hyphen(point)) out[n++] = 'h';
    if (enti_is_unspaced(point)) out[n++] = 'u';
    out[n] = '\0';
}

static void classes_are_as_names_see_them(void **state) {
    (void)state;
    static const struct {
        uint32_t point;
        const char *classes;
    } rows[] = {
        {'A', "wlc"},     {'z', "wl"},    {'7', "w"},     {'_', "w"},       {'@', ""},       {'[', ""},
        {'`', ""},        {'{', ""},      {'/', ""},      {'-', "h"},       {'\'', "a"},     {'\n', "b"},
        {'\r', "b"},      {0x0E, ""},     {0x08, ""},     {0xA0, "b"},      {0x85, "b"},     {0x200B, "b"},
        {0x200C, "i"},    {0x200D, "i"},  {0x202F, "b"},  {0xAD, "i"},      {0xFEFF, "i"},   {0x2019, "a"},
        {0x2018, "a"},    {0x2BC, "wla"}, {0x2010, "h"},  {0x2011, "h"},    {0x2012, ""},    {0x2013, "h"},
        {0x2014, ""},     {0xC9, "wlc"},  {0x301, "wm"},  {0x1C5, "wlc"},   {0x4E00, "wlu"}, {0x3042, "wlu"},
        {0x30FB, ""},     {0xE01, "wlu"}, {0xE34, "wmu"}, {0x1000, "wlu"},  {0x1780, "wlu"}, {0xE81, "wlu"},
        {0xAC00, "wl"},   {0x627, "wl"},  {0x93F, "wm"},  {0x20000, "wlu"}, {0xFE0F, "wmi"}, {0x110000, ""},
        {0xFFFFFFFF, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char classes[10];
        classes_of(classes, rows[i].point);
        if (strcmp(classes, rows[i].classes) != 0)
            fail_msg("U+%04X is '%s', expected '%s'", (unsigned)rows[i].point, classes, rows[i].classes);
    }
}

static void case_maps_one_point_to_one(void **state) {
    (void)state;
    assert_int_equal(enti_point_lower('A'), 'a');
    assert_int_equal(enti_point_lower('['), '[');
    assert_int_equal(enti_point_lower(0x130), 'i');
    assert_int_equal(enti_point_lower(0x212A), 'k');
    assert_int_equal(enti_point_lower(0xC9), 0xE9);
    assert_int_equal(enti_point_upper('z'), 'Z');
    assert_int_equal(enti_point_upper('{'), '{');
    assert_int_equal(enti_point_upper(0x131), 'I');
    assert_int_equal(enti_point_upper(0x142), 0x141);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_unify_case_accents_and_signs),
        cmocka_unit_test(keys_do_not_depend_on_the_locale),
        cmocka_unit_test(keys_are_the_same_composed_and_decomposed),
        cmocka_unit_test(plain_letters_keep_their_case),
        cmocka_unit_test(classes_are_as_names_see_them),
        cmocka_unit_test(case_maps_one_point_to_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
