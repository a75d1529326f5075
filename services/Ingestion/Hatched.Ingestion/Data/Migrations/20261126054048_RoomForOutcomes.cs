using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Ingestion.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoomForOutcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "events")
                .Annotation("Npgsql:StorageParameter:fillfactor", 35)
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 60);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "events")
                .Annotation("Npgsql:StorageParameter:fillfactor", 60)
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 35);
        }
    }
}
