using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Ingestion.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddEventTimeZone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "events",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "events");
        }
    }
}
