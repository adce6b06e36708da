package org.gradcheck4j.harness.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.text.WrittenNumber;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;

/**
 * Labelled samples from CSV: a header row, then one sample a row, features first, the label in [0, 1] last; UTF-8 with
 * or without a byte order mark. Cells are separated by commas; by semicolons or tabs if the header has no comma.
 */
public final class CsvData {

    private static final String NOT_UTF_8 = "not UTF-8";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The first that occurs in the header separates the cells. */
    private static final String SEPARATORS = ",;\t";

    /** How much of the header is searched for a separator, in characters. */
    private static final int LONGEST_NAME = 1 << 16;

    /** What a spreadsheet writes if the decimal separator is a comma. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

    private final String name;
    private final List<double[]> samples = new ArrayList<>();
    private List<String> header = List.of();

    private CsvData(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param file CSV
     * @return its samples, not standardised
     * @throws BadInputException if it cannot be read or is not such a table
     */
    public static Dataset read(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadInputException(file + ": is a folder, expected a CSV file");
        }
        if (!Files.exists(file)) {
            throw new BadInputException(file + ": no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** {@return the Breast Cancer Wisconsin (Diagnostic) data: 569 samples, 30 features, label 1 if benign} */
    public static Dataset wdbc() {
        try (InputStream in = Objects.requireNonNull(
                CsvData.class.getResourceAsStream("wdbc.csv"), "wdbc.csv is missing from the harness")) {
            return read("wdbc", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dataset read(String name, InputStream in) throws IOException {
        CsvData data = new CsvData(name);
        // A decoder reports what is not UTF-8; a charset alone would replace it.
        BufferedReader utf8 = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(utf8))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(utf8)) {
            records.forEach(data::add);
        } catch (CsvParseException | UncheckedIOException e) {
            throw new BadInputException(name + ": " + reason(e));
        } catch (CharacterCodingException e) {
            throw new BadInputException(name + ": " + NOT_UTF_8);
        }
        return data.dataset();
    }

    private static char separator(BufferedReader csv) throws IOException {
        char[] start = new char[LONGEST_NAME];
        csv.mark(start.length);
        int length = Math.max(0, csv.read(start));
        csv.reset();
        String header = new String(start, 0, length).lines().findFirst().orElse("");
        return (char) SEPARATORS
                .chars()
                .filter(each -> header.indexOf(each) >= 0)
                .findFirst()
                .orElse(',');
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof CharacterCodingException
                ? NOT_UTF_8
                : "not CSV: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void add(CsvRecord record) {
        if (header.isEmpty()) {
            header = record.getFields().stream()
                    .map(field -> field.replace(BYTE_ORDER_MARK, "").strip())
                    .toList();
            if (header.size() < 2) {
                throw bad(record, "the header has 1 column, expected at least one feature and the label");
            }
            if (header.stream().allMatch(CsvData::isNumber)) {
                throw bad(record, "the first row holds numbers, expected a header row with the columns' names");
            }
            return;
        }
        int cells = record.getFieldCount();
        if (cells != header.size()) {
            throw bad(
                    record,
                    "%d %s, expected %d as in the header"
                            .formatted(cells, cells == 1 ? "cell" : "cells", header.size()));
        }
        double[] sample = new double[header.size()];
        for (int j = 0; j < sample.length; j++) {
            sample[j] = cell(record, j);
        }
        samples.add(sample);
    }

    private double cell(CsvRecord record, int column) {
        String text = record.getField(column).strip();
        String where = "column %d (%s) ".formatted(column + 1, header.get(column));
        if (text.isEmpty()) {
            throw bad(record, where + "is empty, expected a number");
        }
        double value = WrittenNumber.decimal(text)
                .orElseThrow(() -> bad(record, where + "is '" + text + "', expected a number" + form(text)));
        if (!Double.isFinite(value)) {
            throw bad(record, where + "is " + text + ", expected a finite number");
        }
        if (column == header.size() - 1 && (value < 0 || value > 1)) {
            throw bad(record, where + "is the label and is " + text + ", expected a number in [0, 1]");
        }
        return value;
    }

    private static boolean isNumber(String text) {
        return WrittenNumber.decimal(text).isPresent();
    }

    /** What would be right. */
    private static String form(String text) {
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return " with a decimal point";
        }
        return text.startsWith("+") && isNumber(text.substring(1)) ? " without a plus sign" : "";
    }

    private BadInputException bad(CsvRecord record, String what) {
        return new BadInputException("%s, line %d: %s".formatted(name, record.getStartingLineNumber(), what));
    }

    private Dataset dataset() {
        if (samples.isEmpty()) {
            throw new BadInputException(name + ": no samples, expected a header row and at least one row of numbers");
        }
        int features = header.size() - 1;
        int m = samples.size();
        Matrix X = Matrix.generate(features, m, (i, k) -> samples.get(k)[i]);
        Matrix y = Matrix.generate(1, m, (i, k) -> samples.get(k)[features]);
        return new Dataset(name, new Batch(X, y));
    }
}
