// What must hold of any bytes, whoever reads them.
#pragma once

#include <string_view>

#include "certrail/batch.hpp"

namespace certrail::test {

const Catalog& fuzz_catalog();

/// Ends the process where something does not hold, so that a fuzzer sees it.
void expect(bool holds);

/// A line: the quick reader says what the thorough one says, or nothing; what is understood is
/// understood again.
void check_line(std::string_view text);

/// A file: it is read to its end, and its records are within it. Each goes to `check_record`.
void check_file(std::string_view text, BatchFormat format,
                void (*check_record)(std::string_view record));

}  // namespace certrail::test
