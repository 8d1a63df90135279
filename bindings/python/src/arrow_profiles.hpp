// Record batches as a table of profiles, read where they are.
#pragma once

#include <vector>

#include "arrow_abi.hpp"
#include "certrail/batch_table.hpp"

namespace certrail::python {

/// The columns of a record batch, for TableAnswerer::make. Throws Refused for a type that cannot be
/// read.
std::vector<TableColumn> profile_columns(const ArrowSchema& schema);

class ArrowProfiles final : public ProfileTable {
 public:
  /// `schema` outlives it and is that of every batch; profile_columns has looked at it.
  ArrowProfiles(const ArrowSchema& schema, std::vector<Owned<ArrowArray>> batches);

  std::size_t rows() const override { return ends_.empty() ? 0 : ends_.back(); }
  bool append_cell(std::size_t row, std::size_t column, std::string& out) const override;

 private:
  const ArrowSchema& schema_;
  std::vector<Owned<ArrowArray>> batches_;
  std::vector<std::size_t> ends_;  ///< rows up to the end of each batch
};

}  // namespace certrail::python
