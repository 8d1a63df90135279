#include "report_charts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text.hpp"

namespace certrail::cli {

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string bar_chart(const std::vector<Bar>& bars, double most, std::string_view description) {
  constexpr double kRow = 26, kNames = 270, kBars = 260, kWidth = 720;
  const double height = kRow * static_cast<double>(bars.size()) + 4;
  std::string out = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
                                kWidth, height, html_text(description));
  const auto length = [&](double value) {
    return most > 0 ? kBars * std::clamp(value / most, 0.0, 1.0) : 0.0;
  };
  double y = 2;
  for (const Bar& bar : bars) {
    out +=
        fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}<title>{}</title></text>\n",
                    kNames - 8, y + 16, html_text(shortened(bar.name, 38)), html_text(bar.name));
    if (bar.second >= 0) {
      out += fmt::format(
          "<rect class=\"after\" x=\"{}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"18\"/>\n", kNames,
          y + 3, length(bar.second));
    }
    out +=
        fmt::format("<rect class=\"now\" x=\"{}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"18\"/>\n",
                    kNames, y + 3, length(bar.first));
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
                       kNames + length(std::max(bar.first, bar.second)) + 6, y + 16,
                       html_text(bar.label));
    y += kRow;
  }
  return out + "</svg>\n";
}

CurveFrame::CurveFrame(const std::vector<CurvePoint>& points) {
  if (points.empty()) return;
  least_y = points.front().y;
  most_y = points.front().y;
  for (const CurvePoint& point : points) {
    most_x = std::max(most_x, point.x);
    least_y = std::min(least_y, point.y);
    most_y = std::max(most_y, point.y);
  }
  if (most_y <= least_y) most_y = least_y + 1;
}

std::string CurveFrame::begin(std::string_view description) const {
  return fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", kWidth,
                     kHeight, html_text(description));
}

std::string CurveFrame::mark_x(double x, const std::string& text) const {
  return fmt::format(
      "<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>"
      "<text x=\"{0:.1f}\" y=\"{3}\" text-anchor=\"middle\">{4}</text>\n",
      x_at(x), kTop, kHeight - kBottom, kHeight - kBottom + 20, html_text(text));
}

std::string CurveFrame::mark_y(double y, const std::string& text) const {
  return fmt::format(
      "<line class=\"grid\" x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>"
      "<text x=\"{3}\" y=\"{4:.1f}\" text-anchor=\"end\">{5}</text>\n",
      kLeft, kWidth - kRight, y_at(y), kLeft - 8, y_at(y) + 4, html_text(text));
}

std::string CurveFrame::end(const std::vector<CurvePoint>& points) const {
  std::string out = "<polyline class=\"curve\" points=\"";
  for (const CurvePoint& point : points) {
    out += fmt::format("{:.1f},{:.1f} ", x_at(point.x), y_at(point.y));
  }
  return out + "\"/>\n</svg>\n";
}

}  // namespace certrail::cli
