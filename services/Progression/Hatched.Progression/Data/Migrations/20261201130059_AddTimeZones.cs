using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Progression.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddTimeZones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "event_outcomes",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "default_time_zone",
                table: "customer_plans",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "event_outcomes");

            migrationBuilder.DropColumn(
                name: "default_time_zone",
                table: "customer_plans");
        }
    }
}
