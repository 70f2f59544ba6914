/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A sheet of mentions drawn at random, for a reader to judge: `entente score` turns it into a precision. */
#ifndef CLI_SAMPLE_H
#define CLI_SAMPLE_H

#include "cli/session.h"

/* Run over the inputs and write settings->sample mentions, each as likely as any other, in the order of the
 * text. The same seed and inputs give the same sheet. The status to end with. */
int sample_write(struct session *session);

#endif
