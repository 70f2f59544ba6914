/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Strings that every output format can carry. XML forbids most control characters and two noncharacters, and
 * no reader takes bytes that are not UTF-8: each becomes U+FFFD, once, before a label enters the network. */
#ifndef ENTI_BASE_SANITISE_H
#define ENTI_BASE_SANITISE_H

#include "base/buffer.h"

/* Length of the beginning of `text` that every format can carry as it is: valid UTF-8 without C0 controls
 * (save TAB and LF), U+FFFE and U+FFFF. */
size_t enti_clean_length(ent_text text);

/* Append `text` to `out`: CR LF and CR as LF, each character or byte that no format carries as U+FFFD. The
 * number of replacements; line ends are not counted. */
size_t enti_sanitise(enti_buffer *out, ent_text text);

#endif
