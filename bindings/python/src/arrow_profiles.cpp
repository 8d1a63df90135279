#include "arrow_profiles.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "arrow_cell.hpp"
#include "refused.hpp"

namespace certrail::python {
namespace {

bool is_list_of_texts(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  return (format == "+l" || format == "+L") && is_text(*schema.children[0]);
}

}  // namespace

std::vector<TableColumn> profile_columns(const ArrowSchema& schema) {
  std::vector<TableColumn> columns;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& field = *schema.children[i];
    const std::string part = unreadable_part(field);
    if (!part.empty()) {
      throw bad_argument(ProblemCode::wrong_type, field.name, part,
                         std::string("the column ") + field.name + " holds values of the Arrow " +
                             "type '" + part + "', which profiles do not have");
    }
    columns.push_back({field.name, !is_text(field)});
  }
  return columns;
}

ArrowProfiles::ArrowProfiles(const ArrowSchema& schema, std::vector<Owned<ArrowArray>> batches)
    : schema_(schema), batches_(std::move(batches)) {
  std::size_t rows = 0;
  for (const Owned<ArrowArray>& batch : batches_) {
    rows += static_cast<std::size_t>(batch->length);
    ends_.push_back(rows);
  }
}

bool ArrowProfiles::append_cell(std::size_t row, std::size_t column, std::string& out) const {
  const auto end = std::upper_bound(ends_.begin(), ends_.end(), row);
  const auto place = static_cast<std::size_t>(end - ends_.begin());
  const ArrowArray& batch = *batches_[place];
  const ArrowSchema& field = *schema_.children[column];
  const ArrowArray& values = *batch.children[column];
  const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
  const std::int64_t index = batch.offset + static_cast<std::int64_t>(row - begin);
  if (is_text(field)) {
    if (is_null(values, index)) return false;
    out += text_at(field, values, index);
    return true;
  }
  if (std::string_view(field.name) == "held" && is_list_of_texts(field)) {
    return append_held(field, values, index, out);
  }
  return append_json(field, values, index, out);
}

}  // namespace certrail::python
