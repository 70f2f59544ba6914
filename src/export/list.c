/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The library's tables, one behind another, for whoever asks what there is. */
#include "corpus/corpus.h"
#include "export/export.h"
#include "export/report.h"
#include "extract/extract.h"
#include "network/network.h"

ent_status ent_list(ent_listed *row, ent_list_kind kind, size_t i) {
    switch (kind) {
    case ENT_LIST_INPUTS: return enti_reader_listed(row, i) ? ENT_OK : ENT_NOT_FOUND;
    case ENT_LIST_RULES: return enti_rule_listed(row, i) ? ENT_OK : ENT_NOT_FOUND;
    case ENT_LIST_MEASURES: {
        const enti_measure *measure = enti_measure_at(i);
        if (!measure) return ENT_NOT_FOUND;
        *row = (ent_listed){measure->name, measure->summary, ""};
        return ENT_OK;
    }
    case ENT_LIST_OUTPUTS: {
        const enti_writer *writer = enti_writer_at(i);
        if (!writer) return ENT_NOT_FOUND;
        *row = (ent_listed){writer->name, writer->summary, writer->suffixes};
        return ENT_OK;
    }
    case ENT_LIST_REPORTS: {
        const enti_report_writer *writer = enti_report_writer_at(i);
        if (!writer) return ENT_NOT_FOUND;
        *row = (ent_listed){writer->name, writer->summary, ""};
        return ENT_OK;
    }
    }
    return ENT_NOT_FOUND;
}
