#include "catalog/json_reader.hpp"

#include <cmath>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/json_text.hpp"
#include "catalog/nearest.hpp"

namespace certrail {
namespace {

using nlohmann::json;

/// A scalar as it is written, shortened; nothing for lists and objects.
std::string quoted_value(const json& value) {
  if (value.is_string()) return excerpt(value.get_ref<const std::string&>());
  if (value.is_structured()) return {};
  return excerpt(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string type_of(const json& value) {
  switch (value.type()) {
    case json::value_t::null:
      return "null";
    case json::value_t::object:
      return "an object";
    case json::value_t::array:
      return "a list";
    case json::value_t::string:
      return "the text \"" + quoted_value(value) + '"';
    case json::value_t::boolean:
      return quoted_value(value);
    default:
      return "the number " + quoted_value(value);
  }
}

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

}  // namespace

std::string suggest(ProblemSink& sink, std::string_view text,
                    std::span<const std::string_view> words) {
  if (sink.full() || words.size() > sink.comparisons_left) return {};
  sink.comparisons_left -= words.size();
  return nearest(text, words);
}

bool is_valid_id(std::string_view id) {
  if (id.empty() || id.size() > kLongestId) return false;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20U || byte == 0x7FU) return false;
    if (std::string_view("\"'`,()=@").find(c) != std::string_view::npos) return false;
  }
  // What excerpt has to change is not printable.
  return id.size() > 60 || excerpt(id) == id;
}

std::string Reader::pointer() const {
  std::string out = parent_ != nullptr ? parent_->pointer() : std::string(base_);
  if (parent_ == nullptr) return out;
  return out += index_ ? '/' + std::to_string(*index_) : pointer_step(name_);
}

void Reader::report(ProblemCode code, std::string detail, std::string suggestion) const {
  if (sink_->full()) return;
  sink_->add(code, pointer(), std::move(detail), quoted_value(*value_), std::move(suggestion));
}

void Reader::report_type(std::string_view expected) const {
  report(ProblemCode::wrong_type,
         "expected " + std::string(expected) + ", found " + type_of(*value_));
}

void Reader::report_name(ProblemCode code, std::string detail, std::string suggestion) const {
  if (sink_->full()) return;
  sink_->add(code, pointer(), std::move(detail), excerpt(name_), std::move(suggestion));
}

std::optional<bool> Reader::boolean() const {
  if (value_->is_boolean()) return value_->get<bool>();
  report_type("true or false");
  return {};
}

std::optional<std::int64_t> Reader::integer(Range range) const {
  const auto expected = [&] {
    return "a whole number from " + std::to_string(range.least) + " to " +
           std::to_string(range.most);
  };
  // Whole numbers over 64 bits are read as floating point ones.
  const bool huge = value_->is_number_float() && std::abs(value_->get<double>()) >= 9.0e15;
  if (!value_->is_number_integer() && !huge) {
    report_type(expected());
    return {};
  }
  const bool too_large =
      huge || (value_->is_number_unsigned() && value_->get<std::uint64_t>() >> 63U != 0);
  if (!too_large) {
    const auto number = value_->get<std::int64_t>();
    if (range.least <= number && number <= range.most) return number;
  }
  report(ProblemCode::out_of_range, quoted_value(*value_) + " is not " + expected());
  return {};
}

std::optional<double> Reader::number(double least, double most) const {
  if (!value_->is_number()) {
    report_type("a number");
    return {};
  }
  const auto number = value_->get<double>();
  if (std::isfinite(number) && least <= number && number <= most) return number;
  report(ProblemCode::out_of_range, quoted_value(*value_) + " is not a number from " +
                                        json(least).dump() + " to " + json(most).dump());
  return {};
}

std::optional<std::string_view> Reader::text(std::size_t longest) const {
  if (!value_->is_string()) {
    report_type("text");
    return {};
  }
  const std::string_view text = value_->get_ref<const std::string&>();
  if (text.size() <= longest) return text;
  report(ProblemCode::out_of_range, "a text of " + std::to_string(text.size()) +
                                        " bytes, at most " + std::to_string(longest) +
                                        " are allowed");
  return {};
}

std::optional<Date> Reader::date() const {
  if (!value_->is_string()) {
    report_type("a date such as \"2026-11-22\"");
    return {};
  }
  const std::string_view text = value_->get_ref<const std::string&>();
  const auto date = parse_date(text);
  if (!date) {
    report(ProblemCode::invalid_date, '"' + excerpt(text) +
                                          "\" is no day from 1900-01-01 to 2999-12-31 written as "
                                          "YYYY-MM-DD");
  }
  return date;
}

std::optional<std::string_view> Reader::new_id() const {
  if (!value_->is_string()) {
    report_type("an id");
    return {};
  }
  const std::string_view id = value_->get_ref<const std::string&>();
  if (is_valid_id(id)) return id;
  report(ProblemCode::invalid_value,
         '"' + excerpt(id) +
             "\" is no id: 1 to 100 printable characters without spaces, quotes and , ( ) = @");
  return {};
}

std::optional<std::size_t> Reader::word(std::span<const std::string_view> words) const {
  if (!value_->is_string()) {
    report_type("one of " + listed(words));
    return {};
  }
  const std::string_view text = value_->get_ref<const std::string&>();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == text) return i;
  }
  report(ProblemCode::invalid_value, '"' + excerpt(text) + "\" is none of " + listed(words),
         suggest(*sink_, text, words));
  return {};
}

bool Reader::has_length(std::size_t size, std::size_t most, std::string_view what) const {
  if (size <= most) return true;
  report(ProblemCode::out_of_range, std::to_string(size) + ' ' + std::string(what) + ", at most " +
                                        std::to_string(most) + " are allowed");
  return false;
}

std::vector<Reader> Reader::items(std::size_t most) const {
  std::vector<Reader> out;
  if (!value_->is_array()) {
    report_type("a list");
    return out;
  }
  if (!has_length(value_->size(), most, "items")) return out;
  out.reserve(value_->size());
  for (const json& item : *value_) {
    Reader& reader = out.emplace_back(item, *sink_);
    reader.parent_ = this;
    reader.index_ = out.size() - 1;
  }
  return out;
}

std::vector<Reader> Reader::entries(std::size_t most) const {
  std::vector<Reader> out;
  if (!value_->is_object()) {
    report_type("an object");
    return out;
  }
  if (!has_length(value_->size(), most, "entries")) return out;
  out.reserve(value_->size());
  for (const auto& [name, value] : value_->get_ref<const json::object_t&>()) {
    out.push_back(field(name, value));
  }
  return out;
}

Reader Reader::field(std::string_view name, const json& value) const {
  Reader reader(value, *sink_);
  reader.parent_ = this;
  reader.name_ = name;
  return reader;
}

Fields::Fields(const Reader& object) : object_(object), valid_(object.value().is_object()) {
  if (!valid_) object.report_type("an object");
}

const json* Fields::find(std::string_view name) {
  if (!valid_) return nullptr;
  asked_.push_back(name);
  const auto& fields = object_.value().get_ref<const json::object_t&>();
  const auto at = fields.find(name);
  if (at == fields.end()) return nullptr;
  ++found_;
  return &at->second;
}

std::optional<Reader> Fields::required(std::string_view name) {
  const json* value = find(name);
  if (value != nullptr) return object_.field(name, *value);
  if (valid_) {
    object_.sink().add(ProblemCode::missing_field, object_.pointer() + pointer_step(name),
                       "the field " + std::string(name) + " is missing");
  }
  return {};
}

std::optional<Reader> Fields::optional(std::string_view name) {
  auto reader = nullable(name);
  if (reader && reader->value().is_null()) reader.reset();
  return reader;
}

std::optional<Reader> Fields::nullable(std::string_view name) {
  const json* value = find(name);
  if (value == nullptr) return {};
  return object_.field(name, *value);
}

void Fields::finish() const {
  if (!valid_ || found_ == object_.value().size()) return;
  for (const auto& [name, value] : object_.value().get_ref<const json::object_t&>()) {
    bool known = false;
    for (const std::string_view asked : asked_) known = known || asked == name;
    if (known) continue;
    object_.field(name, value)
        .report_name(ProblemCode::unknown_field, "unknown field " + excerpt(name),
                     suggest(object_.sink(), name, asked_));
  }
}

void read(Fields& fields, std::string_view name, bool& out) {
  const auto field = fields.optional(name);
  if (const auto value = field ? field->boolean() : std::nullopt) out = *value;
}

void read(Fields& fields, std::string_view name, std::int64_t& out, Range range) {
  const auto field = fields.optional(name);
  if (const auto value = field ? field->integer(range) : std::nullopt) out = *value;
}

void read(Fields& fields, std::string_view name, int& out, Range range) {
  std::int64_t value = out;
  read(fields, name, value, range);
  out = static_cast<int>(value);
}

void read(Fields& fields, std::string_view name, std::optional<std::int64_t>& out, Range range) {
  const auto field = fields.optional(name);
  if (const auto value = field ? field->integer(range) : std::nullopt) out = *value;
}

void read(Fields& fields, std::string_view name, std::optional<int>& out, Range range) {
  std::optional<std::int64_t> value;
  read(fields, name, value, range);
  if (value) out = static_cast<int>(*value);
}

void read(Fields& fields, std::string_view name, std::optional<Date>& out) {
  const auto field = fields.optional(name);
  if (const auto value = field ? field->date() : std::nullopt) out = *value;
}

void read(Fields& fields, std::string_view name, std::string& out) {
  const auto field = fields.optional(name);
  if (const auto value = field ? field->text() : std::nullopt) out = *value;
}

void read(Fields& fields, std::string_view name, std::vector<std::string>& out) {
  const auto field = fields.optional(name);
  if (!field) return;
  for (const Reader& item : field->items(1000)) {
    if (const auto value = item.text()) out.emplace_back(*value);
  }
}

}  // namespace certrail
