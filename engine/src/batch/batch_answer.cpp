#include "batch/batch_answer.hpp"

#include "batch/varint.hpp"

namespace certrail {
namespace {

void append_optional(std::string& out, const auto& value) {
  append_varint(out, value ? 1 : 0);
  if (value) append_varint(out, static_cast<std::int64_t>(*value));
}

template <class T>
void take_optional(std::string_view& bytes, std::optional<T>& value) {
  value.reset();
  if (take_varint(bytes) != 0) value = static_cast<T>(take_varint(bytes));
}

}  // namespace

void append_bytes(const BatchAnswer& answer, std::string& out) {
  append_varint(out, static_cast<std::int64_t>(answer.status));
  append_varint(out, answer.readiness_ppm);
  append_varint(out, answer.proven ? 1 : 0);
  append_varint(out, answer.proven_ranks);
  append_optional(out, answer.bound);
  append_varint(out, static_cast<std::int64_t>(answer.paths.size()));
  for (const BatchPath& path : answer.paths) {
    append_varint(out, path.ranked.steps);
    append_varint(out, path.ranked.score_ppm);
    append_varint(out, path.ranked.study_minutes);
    append_varint(out, path.ranked.fee_cents);
    for (std::size_t k = 0; k < path.ranked.exams().size(); ++k) {
      append_varint(out, path.ranked.order[k]);
      append_varint(out, path.ranked.minutes_of_step[k]);
      append_varint(out, path.exam_day[k]);
      append_varint(out, path.readiness_after[k]);
    }
  }
  append_varint(out, static_cast<std::int64_t>(answer.give_up.size()));
  for (const Wish& wish : answer.give_up) {
    append_varint(out, static_cast<std::int64_t>(wish.kind));
    append_optional(out, wish.certification);
  }
  append_varint(out, answer.give_up_proven ? 1 : 0);
}

void from_bytes(std::string_view bytes, BatchAnswer& answer) {
  answer.status = static_cast<Status>(take_varint(bytes));
  answer.readiness_ppm = take_varint(bytes);
  answer.proven = take_varint(bytes) != 0;
  answer.proven_ranks = static_cast<int>(take_varint(bytes));
  take_optional(bytes, answer.bound);
  answer.paths.assign(static_cast<std::size_t>(take_varint(bytes)), {});
  for (BatchPath& path : answer.paths) {
    path.ranked.steps = static_cast<int>(take_varint(bytes));
    path.ranked.score_ppm = take_varint(bytes);
    path.ranked.study_minutes = take_varint(bytes);
    path.ranked.fee_cents = take_varint(bytes);
    for (std::size_t k = 0; k < path.ranked.exams().size(); ++k) {
      path.ranked.order[k] = static_cast<CertificationIndex>(take_varint(bytes));
      path.ranked.minutes_of_step[k] = static_cast<std::int32_t>(take_varint(bytes));
      path.exam_day[k] = static_cast<std::int32_t>(take_varint(bytes));
      path.readiness_after[k] = take_varint(bytes);
    }
  }
  answer.give_up.assign(static_cast<std::size_t>(take_varint(bytes)), {});
  for (Wish& wish : answer.give_up) {
    wish.kind = static_cast<Wish::Kind>(take_varint(bytes));
    take_optional(bytes, wish.certification);
  }
  answer.give_up_proven = take_varint(bytes) != 0;
}

}  // namespace certrail
