#include "arrow_profiles.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "arrow_cell.hpp"
#include "refused.hpp"

namespace certrail::python {
namespace {

bool is_list_of_texts(const ArrowSchema& schema) {
  const ArrowSchema& type = value_type(schema);
  return is_list(type.format) && is_text(value_type(*type.children[0]).format);
}

Refused bad_type(const ArrowSchema& field, const std::string& part, const char* what) {
  return bad_argument(ProblemCode::wrong_type, field.name, part,
                      std::string("the column ") + field.name +
                          " holds values of the Arrow type '" + part + "', which " + what);
}

}  // namespace

std::vector<TableColumn> profile_columns(const ArrowSchema& schema) {
  std::vector<TableColumn> columns;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& field = *schema.children[i];
    const std::string part = unreadable_part(field);
    if (!part.empty()) throw bad_type(field, part, "profiles do not have");
    const std::string format = value_type(field).format;
    if (std::string_view(field.name) == "id" && format[0] == '+') {
      throw bad_type(field, format, "is no text and no number");
    }
    columns.push_back({field.name, !is_text(format)});
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
  const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
  const std::int64_t index = batch.offset + static_cast<std::int64_t>(row - begin);
  const ArrowPlace cell{&field, batch.children[column], index};
  if (is_text(value_type(field).format)) {
    const auto text = value_at(cell);
    if (text) out += text_of(*text);
    return text.has_value();
  }
  if (std::string_view(field.name) == "held" && is_list_of_texts(field)) {
    return append_held(cell, out);
  }
  return append_json(cell, out);
}

}  // namespace certrail::python
