using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Accounts.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddDefaultTimeZone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "default_time_zone",
                table: "customers",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "default_time_zone",
                table: "customers");
        }
    }
}
