/* stub */
#include "gazetteer/loader.h"
void enti_table_load(enti_loader *loader, uint32_t file, ent_text bytes) {
    (void)bytes;
    enti_fault(loader, (enti_origin){file, 0}, 0, "not yet");
}
