package org.gradcheck4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 1, 8, 1",
        "256, 512, 1, 1",
        "256, 512, 4, 4",
        "256, 128, 4, 4",
        "256, 64, 4, 4",
        "7, 3, 4, 1",
        "17, 3, 4, 3",
        "1024, 1000, 6, 6",
        "5, 70, 64, 2",
        "300, 1, 7, 7",
        "9, 129, 2, 2"
    })
    void they_cover_every_entry_once(int rows, int columns, int wanted, int count) {
        List<Tile> tiles = Tile.of(rows, columns, wanted);
        int[] covered = new int[rows * columns];
        for (Tile tile : tiles) {
            for (int i = tile.fromRow(); i < tile.toRow(); i++) {
                for (int j = tile.fromColumn(); j < tile.toColumn(); j++) {
                    covered[i * columns + j]++;
                }
            }
        }
        assertThat(covered).containsOnly(1);
        assertThat(tiles).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024, 4, 256", "1024, 256, 5, 64", "1024, 128, 3, 64"})
    void columns_are_cut_before_rows(int rows, int columns, int wanted, int width) {
        Tile first = Tile.of(rows, columns, wanted).get(0);
        assertThat(first.toColumn()).isEqualTo(width);
    }
}
