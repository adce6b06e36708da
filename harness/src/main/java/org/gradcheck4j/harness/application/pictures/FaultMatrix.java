package org.gradcheck4j.harness.application.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcheck4j.harness.application.plot.Caption;
import org.gradcheck4j.harness.application.plot.ConfusionMatrix;

/** Which fault was injected, and which was named. */
final class FaultMatrix {

    private static final String TABLE = "Faults named, of those that are detectable";
    private static final Pattern ROW = Pattern.compile("\\d+ (\\S+) +(.+)");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern COLUMN = Pattern.compile("column \\d+: (.+)");

    private FaultMatrix() {}

    /** The picture of what {@code certify} printed. */
    static String svg(Document certification) {
        ConfusionMatrix matrix = matrix(certification);
        String sum = String.format(
                Locale.ROOT,
                "%,d of %,d are named as what they are; %d have another name, or none.",
                matrix.right(),
                matrix.all(),
                matrix.all() - matrix.right());
        return matrix.svg(new Caption(
                "Are injected faults named as what they are?",
                List.of(
                        "Row: the fault that was injected. Column: the diagnosis. In numbers of faults that are detectable and"
                                + " distinguishable.",
                        "Blue, on the diagonal: the right name. Red, off it: another name, or none (unexplained). Less red is"
                                + " better.",
                        sum),
                sum + " Off the diagonal: " + String.join("; ", matrix.wrong()) + "."));
    }

    static ConfusionMatrix matrix(Document certification) {
        List<String> rows = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<List<Long>> counts = new ArrayList<>();
        for (String line : certification.from(TABLE).lines().stream()
                .takeWhile(each -> !each.isEmpty())
                .toList()) {
            Matcher row = ROW.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (row.matches()) {
                rows.add(row.group(1));
                counts.add(SPACES.splitAsStream(row.group(2))
                        .map(cell -> cell.equals(".") ? 0L : Long.parseLong(cell))
                        .toList());
            } else if (column.matches()) {
                others.add(column.group(1));
            }
        }
        List<String> columns = new ArrayList<>(rows);
        columns.addAll(others);
        return new ConfusionMatrix(rows, columns, counts);
    }
}
