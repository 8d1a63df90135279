#include "data_location.hpp"

#include <filesystem>
#include <system_error>

namespace certrail::cli {
namespace fs = std::filesystem;

Result<std::string, Problems> data_directory(const Session& session) {
  if (session.data) return *session.data;
  if (session.environment.data_variable) return *session.environment.data_variable;

  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path beside =
      error ? fs::path{} : (program.parent_path() / CERTRAIL_DATA_FROM_PROGRAM).lexically_normal();
  if (!error && fs::is_directory(beside, error)) return beside.string();

  Problem problem;
  problem.code = ProblemCode::unreadable_file;
  problem.origin = Origin::data;
  problem.source = beside.string();
  problem.detail =
      "no data files are found beside the program; name their directory with --data DIR or the "
      "environment variable CERTRAIL_DATA";
  return Problems{problem};
}

}  // namespace certrail::cli
