// A question to the engine as a case of the twin, its catalogue taken as raw data.
#pragma once

#include "certrail/engine.hpp"
#include "twin/case.hpp"

namespace certrail::test {

// The catalogue's part of every case about it: made once, copied into each.
twin::Catalogue catalogue_of(const Catalog& catalog);

// The rest of it. Certifications, skills and providers keep their positions. A question about two
// or more roles has to say which market to judge by.
twin::Case case_of(const Catalog& catalog, const twin::Catalogue& catalogue,
                   const Question& question);

}  // namespace certrail::test
