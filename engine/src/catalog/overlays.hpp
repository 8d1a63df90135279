// Corrections and additions that somebody lays over the data without touching them.
#pragma once

#include <cstddef>
#include <optional>

#include "catalog/records.hpp"

namespace certrail {

/// Lays `records.overlay_files`, in their order, over the records: one whose id is there is changed
/// field by field as JSON Merge Patch (RFC 7396) does, any other is added. A field that an overlay
/// changes has that overlay as its source, unless it names another.
void lay_overlays(std::optional<Date> day, Records& records, ProblemSink& sink);

/// Problems of `record` from `first` on were made by an overlay, if any was laid over it: from now
/// on they name its file and the place there.
void blame_overlays(const Record& record, std::size_t first, ProblemSink& sink);

}  // namespace certrail
