// Answers to rows of a table as bytes, which threads hand to the one that gives them out.
#pragma once

#include <memory>
#include <string_view>

#include "batch/record_writer.hpp"
#include "certrail/batch_table.hpp"

namespace certrail {

/// `engine` must outlive it.
std::unique_ptr<RecordWriter> make_row_records(const Engine& engine);

/// Takes one record off the front of `bytes`, which must hold it whole. `row` is new, or that of a
/// record of the same run.
void take_row(std::string_view& bytes, RowAnswer& row);

}  // namespace certrail
