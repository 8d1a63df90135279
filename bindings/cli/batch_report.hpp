// A batch as one page for the people who decide about training.
#pragma once

#include <string>

#include "certrail/batch.hpp"

namespace certrail::cli {

/// An HTML document that needs nothing from elsewhere: no scripts, no fonts, pictures as SVG. All
/// names in it are escaped.
std::string report_page(const Engine& engine, const BatchSummary& summary);

}  // namespace certrail::cli
