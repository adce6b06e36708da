package org.gradcheck4j.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDataTest {

    @Test
    void the_breast_cancer_data_has_569_samples_of_30_features_357_of_them_benign() {
        Dataset wdbc = CsvData.wdbc();
        assertThat(wdbc.samples().X().shape()).isEqualTo("[30 × 569]");
        assertThat(wdbc.samples().X().get(0, 0)).isEqualTo(17.99);
        assertThat(IntStream.range(0, 569).mapToDouble(wdbc.samples().y()::get).sum())
                .isEqualTo(357);
    }

    @Test
    void standardised_features_have_mean_0_and_variance_1() {
        Matrix X = CsvData.wdbc().standardised().samples().X();
        for (int i = 0; i < X.rows(); i++) {
            int row = i;
            double mean = IntStream.range(0, X.columns())
                    .mapToDouble(k -> X.get(row, k))
                    .average()
                    .orElseThrow();
            double square = IntStream.range(0, X.columns())
                    .mapToDouble(k -> X.get(row, k) * X.get(row, k))
                    .average()
                    .orElseThrow();
            // m roundings of terms of size 1: 569 · 2⁻⁵³, with room for the tails.
            assertThat(mean).isBetween(-1e-12, 1e-12);
            assertThat(square).isBetween(1 - 1e-12, 1 + 1e-12);
        }
    }

    @Test
    void a_feature_that_never_varies_becomes_0() throws IOException {
        assertThat(read("a,b,y\n3,1,0\n3,2,1\n").standardised().samples().X().get(0, 1))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void semicolons_and_tabs_separate_if_the_header_has_no_comma(String separator) throws IOException {
        Dataset data = read("a,b,y\n1.5,2,0\n3,4,1\n".replace(",", separator));
        assertThat(data.samples().X()).isEqualTo(Matrix.of(2, 2, 1.5, 3, 2, 4));
        assertThat(data.samples().y()).isEqualTo(Matrix.row(0, 1));
    }

    @Test
    void a_decimal_comma_is_told() {
        assertThatThrownBy(() -> read("a;y\n1,5;0\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("data.csv, line 2: column 1 (a) is '1,5', expected a number with a decimal point");
    }

    @Test
    void a_byte_order_mark_windows_line_ends_and_blank_lines_are_fine() throws IOException {
        Dataset data = read("\uFEFFa,b,y\r\n1,2,0\r\n\r\n3,4,1\r\n");
        assertThat(data.samples().X()).isEqualTo(Matrix.of(2, 2, 1, 3, 2, 4));
        assertThat(data.samples().y()).isEqualTo(Matrix.row(0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a,b,y;1,two,0      | data.csv, line 2: column 2 (b) is 'two', expected a number",
                "a,b,y;1,2,0;1,,0   | data.csv, line 3: column 2 (b) is empty, expected a number",
                "a,b,y;1,NaN,0      | data.csv, line 2: column 2 (b) is NaN, expected a finite number",
                "a,b,y;1,2,2        | data.csv, line 2: column 3 (y) is the label and is 2, expected a number in [0, 1]",
                "a,b,y;1,1d,0       | data.csv, line 2: column 2 (b) is '1d', expected a number",
                "a,b,y;1,0x1p3,0    | data.csv, line 2: column 2 (b) is '0x1p3', expected a number",
                "a,b,y;1,+4,0       | data.csv, line 2: column 2 (b) is '+4', expected a number without a plus sign",
                "a,b,y;1,١٢,0       | data.csv, line 2: column 2 (b) is '١٢', expected a number",
                "a,b,y;1,1e999,0    | data.csv, line 2: column 2 (b) is 1e999, expected a finite number",
                "a,b,y;1            | data.csv, line 2: 1 cell, expected 3 as in the header",
                "a,b,y;1,2          | data.csv, line 2: 2 cells, expected 3 as in the header",
                "a,b,y              | data.csv: no samples, expected a header row and at least one row of numbers",
                "1,2,0;3,4,1        | data.csv, line 1: the first row holds numbers, expected a header row with the columns' names",
                "y;1                | data.csv, line 1: the header has 1 column, expected at least one feature and the label",
            })
    void what_is_not_such_a_table_is_refused_in_one_line(String text, String message) {
        assertThatThrownBy(() -> read(text.strip().replace(';', '\n')))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    @Test
    void numbers_are_written_as_everywhere() throws IOException {
        assertThat(read("a,b,y\n-1.5e3,.5,1\n2.,1E-2,0\n").samples().X())
                .isEqualTo(Matrix.of(2, 2, -1500, 2, 0.5, 0.01));
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_refused(@TempDir Path folder) {
        assertThatThrownBy(() -> CsvData.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder + ": is a folder, expected a CSV file");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> CsvData.read(Path.of("nowhere.csv")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("nowhere.csv: no such file");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] latin = "a,b,y\n1,2,0\né,2,0\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvData.read("data.csv", new ByteArrayInputStream(latin)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("data.csv: not UTF-8");
    }

    private static Dataset read(String text) throws IOException {
        return CsvData.read("data.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
