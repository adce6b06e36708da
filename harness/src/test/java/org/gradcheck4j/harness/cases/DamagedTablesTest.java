package org.gradcheck4j.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcheck4j.harness.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to a table, it is refused with one line, or its numbers are those that stand in it: nothing else is ever thrown. */
class DamagedTablesTest {

    private static final int TABLES = 5000;
    private static final int MOST_CHANGES = 4;

    /** Whose presence changes what a table means. */
    private static final byte[] SPECIAL = "\"\",;\t\r\n \0+-.eExd_0\uFEFF٣".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,y/1.5,-2e3,0/0.25,.5,1/3,4,0.5/ | 1",
                "\uFEFFa;b;y\\/1.5;-2e3;0\\/0.25;.5;1\\/     | 2",
                "a\\tb\\ty/1\\t2\\t0//3\\t4\\t1          | 3",
            })
    void a_damaged_table_is_refused_with_one_line_or_its_numbers_are_read(String table, long seed) {
        byte[] good = table.replace("\\t", "\t")
                .replace("\\/", "\r\n")
                .replace('/', '\n')
                .getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int k = 0; k < TABLES; k++) {
            byte[] damaged = damaged(good, random);
            try {
                Dataset data = CsvData.read("data.csv", new ByteArrayInputStream(damaged));
                read++;
                assertNumbers(data, new String(damaged, StandardCharsets.UTF_8));
            } catch (BadInputException refused) {
                assertThat(refused.getMessage()).startsWith("data.csv").doesNotContain("\n", "\r", "Exception");
            } catch (IOException e) {
                throw new AssertionError(Arrays.toString(damaged), e);
            }
        }
        assertThat(read).isBetween(TABLES / 50, TABLES / 2); // both happen often
    }

    /** By another way to read it, which does not know quotes. */
    private static void assertNumbers(Dataset data, String text) {
        if (text.contains("\"")) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n|\r|\n")));
        lines.removeIf(String::isEmpty);
        String header = lines.remove(0);
        String separator = header.contains(",") ? "," : header.contains(";") ? ";" : "\t";
        assertThat(data.samples().size()).as(text).isEqualTo(lines.size());
        for (int k = 0; k < lines.size(); k++) {
            String[] cells = lines.get(k).split(separator, -1);
            assertThat(cells).as(text).hasSize(data.samples().X().rows() + 1);
            for (int i = 0; i + 1 < cells.length; i++) {
                assertThat(data.samples().X().get(i, k)).as(text).isEqualTo(Double.parseDouble(cells[i].strip()));
            }
            assertThat(data.samples().y().get(k))
                    .as(text)
                    .matches(label -> label >= 0 && label <= 1) // -0, too
                    .isEqualTo(Double.parseDouble(cells[cells.length - 1].strip()));
        }
    }

    private static byte[] damaged(byte[] good, SplittableRandom random) {
        byte[] bytes = good;
        int changes = random.nextInt(1, MOST_CHANGES + 1);
        for (int k = 0; k < changes && bytes.length > 1; k++) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> flipped(bytes, at, random.nextInt(Byte.SIZE));
                case 1 -> spliced(bytes, at, 1, new byte[0]);
                case 2 -> spliced(bytes, at, 0, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
                default -> spliced(bytes, at, 1, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
            };
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << bit);
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        byte[] spliced = new byte[bytes.length - removed + added.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(added, 0, spliced, at, added.length);
        System.arraycopy(bytes, at + removed, spliced, at + added.length, bytes.length - at - removed);
        return spliced;
    }
}
